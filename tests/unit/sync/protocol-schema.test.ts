import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { protocolSchema } from "../../../src/sync/json-schema";

test("the JSON schemas beside the protocol are those of its zod schemas", () => {
  const file = new URL("../../../src/sync/protocol.schema.json", import.meta.url);
  const written: unknown = JSON.parse(readFileSync(file, "utf8"));
  expect(written, "run: npm run sync:schema").toEqual(JSON.parse(JSON.stringify(protocolSchema())));
});
