import { openAsBlob } from "node:fs";
import { openTrainingDatabase, type Database } from "../../../src/gateway/store/database";
import { databasesOn, type TestDatabases } from "./postgres";

/** Names of the environment under which the tests' global set-up tells what it has prepared. */
export const POSTGRES_SERVER = "QMC_TEST_POSTGRES";
export const EMPTY_PGLITE = "QMC_TEST_PGLITE";

/** Fresh databases on the one server of this test run. */
export function sharedPostgres(): TestDatabases {
  return databasesOn(prepared(POSTGRES_SERVER));
}

/** A training database in memory, as empty as a new one. */
export async function openEmptyTrainingDatabase(): Promise<Database> {
  return openTrainingDatabase(undefined, await openAsBlob(prepared(EMPTY_PGLITE)));
}

function prepared(name: string): string {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is not set: these tests run in vitest's project "contract"`);
  return value;
}
