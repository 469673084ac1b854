import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { lifeNoteIn } from "../../../src/gateway/epoch";
import { openFileStore, type FileStore } from "../../../src/gateway/file-store";
import { createGateway, type Gateway } from "../../../src/gateway/gateway";
import { createGatewayCrypto } from "../../../src/gateway/node-suite";
import { openProvinceKeys } from "../../../src/gateway/province-keys";
import type { Database } from "../../../src/gateway/store/database";
import type { Limits } from "../../../src/sync/limits";

export interface TestGateway {
  readonly gateway: Gateway;
  readonly db: Database;
  readonly folder: string;
  readonly files: FileStore;
  /** Of the gateway and of everybody who asks for it. */
  readonly clock: { now: number };
  /** What was logged. */
  readonly logged: string[];
}

/** Tuesday 24/11/2026 08:00 in Vietnam. */
export const START = Date.UTC(2026, 10, 24, 1, 0, 0);

/** A gateway over an open database, with files in a folder of its own; `folder` goes on with an earlier one's. */
export async function gatewayOn(
  db: Database,
  options: {
    readonly folder?: string;
    readonly limits?: Limits;
    readonly clock?: { now: number };
    readonly files?: FileStore;
  } = {},
): Promise<TestGateway> {
  const folder = options.folder ?? (await mkdtemp(path.join(tmpdir(), "qmc-gateway-")));
  const crypto = createGatewayCrypto();
  const clock = options.clock ?? { now: START };
  const logged: string[] = [];
  const files = options.files ?? (await openFileStore(path.join(folder, "files")));
  const gateway = await createGateway({
    db,
    files,
    life: lifeNoteIn(folder),
    crypto,
    keys: await openProvinceKeys(crypto, path.join(folder, "province-keys.json")),
    provinceName: "Tỉnh Minh Họa",
    now: () => clock.now,
    log: (event, fields) => logged.push(`${event} ${JSON.stringify(fields)}`),
    ...(options.limits === undefined ? {} : { limits: options.limits }),
  });
  return { gateway, db, folder, files, clock, logged };
}

export async function removeFolder({ folder }: Pick<TestGateway, "folder">): Promise<void> {
  await rm(folder, { recursive: true, force: true });
}
