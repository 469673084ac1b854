import { writeFile } from "node:fs/promises";
import path from "node:path";
import { protocolSchemaText } from "../../sync/json-schema";

/** `npm run sync:schema`: writes src/sync/protocol.schema.json anew. */
await writeFile(path.join(import.meta.dirname, "../../sync/protocol.schema.json"), protocolSchemaText());
