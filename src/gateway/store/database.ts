import { PGlite } from "@electric-sql/pglite";
import { Kysely, Migrator, PostgresDialect, type PostgresPool } from "kysely";
import { Pool, types } from "pg";
import { MIGRATIONS } from "../migrations/index";
import { withNamedStatements } from "./named-statements";
import { poolOfOne } from "./pglite-pool";
import type { Tables } from "./tables";

export type Database = Kysely<Tables>;

/** The type's number in PostgreSQL. */
const BIGINT = types.builtins.INT8;

/** PostgreSQL, for service. `connections` at once. */
export function openPostgres(url: string, connections: number): Promise<Database> {
  types.setTypeParser(BIGINT, Number);
  const pool = new Pool({
    connectionString: url,
    max: connections,
    connectionTimeoutMillis: 10_000,
    statement_timeout: 30_000,
    idle_in_transaction_session_timeout: 30_000,
    // A line that was cut without a word while nobody asked is noticed.
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
  });
  // A connection that died while nobody used it: the next query gets another.
  pool.on("error", () => undefined);
  // One that died in somebody's hands, between two statements: the next statement fails, and nothing else.
  pool.on("connect", (client) => {
    client.on("error", () => undefined);
  });
  return openWith(withNamedStatements(pool));
}

/** PGlite in a folder (undefined: in memory). It does not flush: for training and tests only. */
export async function openTrainingDatabase(folder: string | undefined, from?: Blob): Promise<Database> {
  const options = { parsers: { [BIGINT]: Number } };
  const pglite = await PGlite.create({
    ...options,
    ...(folder === undefined ? {} : { dataDir: folder }),
    ...(from === undefined ? {} : { loadDataDir: from }),
  });
  return openWith(poolOfOne(pglite));
}

/** Brings the tables up to date; several gateways that start at once wait for one another. */
async function openWith(pool: PostgresPool): Promise<Database> {
  const db: Database = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  const provider = { getMigrations: () => Promise.resolve({ ...MIGRATIONS }) };
  const { error } = await new Migrator({ db, provider }).migrateToLatest();
  if (error === undefined) return db;
  await db.destroy();
  throw new Error("the tables could not be brought up to date", { cause: error });
}
