import { Dexie, type Table } from "dexie";
import type { SealedRow } from "../../src/dossier/dossier-row";
import type { Counters, ProjectionCursor } from "../../src/dossier/row-feed";
import type { Migration } from "./migration";
import { MIGRATIONS } from "./migrations";

export interface NamedCursor {
  readonly name: "dossiers";
  readonly cursor: ProjectionCursor;
}

export interface NamedCounters {
  readonly name: "dossiers";
  readonly counters: Counters;
}

/** The projection in the staff partition. Deleted, it is rebuilt from the journal; it is never the only copy. */
export interface StationDatabase extends Dexie {
  readonly dossiers: Table<SealedRow, string>;
  readonly cursors: Table<NamedCursor, string>;
  readonly counters: Table<NamedCounters, string>;
}

export const DATABASE_NAME = "station";

/** `migrations`: all of them, or fewer in a test that starts from an older version. */
export function openStationDatabase(name = DATABASE_NAME, migrations = MIGRATIONS): StationDatabase {
  // Relaxed, the default, loses confirmed work at a power cut: the cursor would be ahead of the rows.
  const db = new Dexie(name, { chromeTransactionDurability: "strict" });
  for (const migration of migrations) declare(db, migration);
  // The tables are those that the migrations declare.
  return db as StationDatabase;
}

function declare(db: Dexie, { version, stores, upgrade }: Migration): void {
  const step = db.version(version).stores({ ...stores });
  if (upgrade !== undefined) step.upgrade(upgrade);
}
