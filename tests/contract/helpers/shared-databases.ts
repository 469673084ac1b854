import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { EMPTY_PGLITE, POSTGRES_SERVER } from "../../fakes/gateway/shared-databases";
import { startPostgres } from "../../fakes/gateway/postgres";

/**
 * Before the contract tests: one PostgreSQL server for all of them, where each takes databases of its own, and one empty
 * PGlite, which each unpacks instead of initialising another. Vitest runs it and the function it returns.
 */
export async function setup(): Promise<() => Promise<void>> {
  const folder = mkdtempSync(path.join(tmpdir(), "qmc-empty-pglite-"));
  const empty = await PGlite.create();
  const dump = await empty.dumpDataDir("none");
  await empty.close();
  const file = path.join(folder, "pglite.tar");
  writeFileSync(file, Buffer.from(await dump.arrayBuffer()));
  const postgres = await startPostgres();
  process.env[EMPTY_PGLITE] = file;
  process.env[POSTGRES_SERVER] = postgres.server;
  return async () => {
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}
