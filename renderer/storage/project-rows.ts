import type { ProjectionCursor, RowBatch } from "../../src/dossier/row-feed";
import type { StationDatabase } from "./station-database";

const NAME = "dossiers";
const NOWHERE: ProjectionCursor = { kind: "none" };

export async function readCursor(db: StationDatabase): Promise<ProjectionCursor> {
  return (await db.cursors.get(NAME))?.cursor ?? NOWHERE;
}

/**
 * Puts the rows of a batch and moves the cursor, in one strict transaction; a batch that does not follow the stored
 * cursor changes nothing. Answers where the projection stands now.
 */
export function projectRows(db: StationDatabase, batch: RowBatch): Promise<ProjectionCursor> {
  // Nothing but Dexie may be awaited inside: any other await ends the transaction early.
  return db.transaction("rw", db.dossiers, db.cursors, db.counters, async () => {
    const stored = (await db.cursors.get(NAME))?.cursor ?? NOWHERE;
    if (!isSameCursor(stored, batch.after)) return stored;
    if (batch.clear) await db.dossiers.clear();
    await db.dossiers.bulkPut([...batch.rows]);
    await db.dossiers.bulkDelete([...batch.gone]);
    await db.counters.put({ name: NAME, counters: batch.counters });
    await db.cursors.put({ name: NAME, cursor: batch.cursor });
    return batch.cursor;
  });
}

function isSameCursor(a: ProjectionCursor, b: ProjectionCursor): boolean {
  switch (a.kind) {
    case "none":
      return b.kind === "none";
    case "rebuilding":
      return b.kind === "rebuilding" && a.upTo.hash === b.upTo.hash && a.through === b.through;
    case "at":
      return b.kind === "at" && a.head.hash === b.head.hash;
  }
}
