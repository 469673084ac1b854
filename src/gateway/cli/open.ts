import { mkdir } from "node:fs/promises";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { createBusyGather } from "../coalesce";
import { lifeNoteIn } from "../epoch";
import { createGatewayCrypto } from "../node-suite";
import { openFileStore } from "../file-store";
import { createGateway, nameOf, type Gateway } from "../gateway";
import { openProvinceKeys } from "../province-keys";
import { openPostgres, openTrainingDatabase, type Database } from "../store/database";
import { whenThere } from "./when-there";

const CONNECTIONS = 8;
const AWAY_MS = 2_000;

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
  // An empty one in a file of settings is none.
  const url = env.DATABASE_URL === "" ? undefined : env.DATABASE_URL;
  if (url === undefined && !training) return undefined;
  await mkdir(data, { recursive: true });
  const db =
    url === undefined
      ? await openTrainingDatabase(path.join(data, "training-db"))
      : await whenThere(
          () => openPostgres(url, CONNECTIONS),
          tellAway,
          () => pause(AWAY_MS),
        );
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
    log,
  });
  return { gateway, db, database: url === undefined ? "pglite" : "postgres" };
}

function log(event: string, fields: Readonly<Record<string, string | number>>): void {
  process.stderr.write(`${JSON.stringify({ at: new Date().toISOString(), event, ...fields })}\n`);
}

function tellAway(error: unknown): void {
  log("database-away", { error: nameOf(error) });
}
