import { mkdir } from "node:fs/promises";
import path from "node:path";
import { createBusyGather } from "../coalesce";
import { lifeNoteIn } from "../epoch";
import { createGatewayCrypto } from "../node-suite";
import { openFileStore } from "../file-store";
import { createGateway, type Gateway } from "../gateway";
import { openProvinceKeys } from "../province-keys";
import { openPostgres, openTrainingDatabase, type Database } from "../store/database";

const CONNECTIONS = 8;

export interface OpenedGateway {
  readonly gateway: Gateway;
  readonly db: Database;
  readonly database: "postgres" | "pglite";
}

/** undefined: neither a database for service nor training was named; a gateway never begins service on one that does not flush. */
export async function openGateway(
  data: string,
  training: boolean,
  province: string,
  env: NodeJS.ProcessEnv,
): Promise<OpenedGateway | undefined> {
  const url = env.DATABASE_URL;
  if (url === undefined && !training) return undefined;
  await mkdir(data, { recursive: true });
  const db =
    url === undefined
      ? await openTrainingDatabase(path.join(data, "training-db"))
      : await openPostgres(url, CONNECTIONS);
  const crypto = createGatewayCrypto();
  const gateway = await createGateway({
    db,
    files: await openFileStore(path.join(data, "files")),
    life: lifeNoteIn(data),
    crypto,
    keys: await openProvinceKeys(crypto, env.GATEWAY_KEYS ?? path.join(data, "province-keys.json")),
    provinceName: province,
    now: () => Date.now(),
    gather: createBusyGather(),
    log: (event, fields) => {
      process.stderr.write(`${JSON.stringify({ at: new Date().toISOString(), event, ...fields })}\n`);
    },
  });
  return { gateway, db, database: url === undefined ? "pglite" : "postgres" };
}
