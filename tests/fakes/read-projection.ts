import type { StationRuntime } from "../../electron/station/station-runtime";
import type { RowDetails, SealedRow } from "../../src/dossier/dossier-row";
import type { ProjectionCursor } from "../../src/dossier/row-feed";

/** Everything the projector would have, as the window reads it. */
export async function project(
  runtime: StationRuntime,
  from: ProjectionCursor = { kind: "none" },
  rows = new Map<string, SealedRow>(),
): Promise<{ rows: Map<string, SealedRow>; cursor: ProjectionCursor; batches: number; cleared: number }> {
  let cursor = from;
  let [batches, cleared] = [0, 0];
  for (;;) {
    const batch = await runtime.rowsAfter(cursor);
    batches += 1;
    if (batch.clear) {
      rows.clear();
      cleared += 1;
    }
    for (const row of batch.rows) rows.set(row.id, row);
    for (const id of batch.gone) rows.delete(id);
    cursor = batch.cursor;
    if (batch.done) return { rows, cursor, batches, cleared };
  }
}

/** What a window reads of the rows, in the order of their ids. */
export function plain(
  runtime: StationRuntime,
  rows: ReadonlyMap<string, SealedRow>,
): readonly (RowDetails | undefined | object)[] {
  return [...rows.values()]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map(({ sealed, ...row }) => ({ ...row, details: runtime.openRows([{ id: row.id, sealed }])[0] }));
}
