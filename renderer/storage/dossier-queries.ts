import { Dexie } from "dexie";
import type { SealedRow } from "../../src/dossier/dossier-row";
import { isPaused, type DossierStatus } from "../../src/dossier/dossier-status";
import type { Counters } from "../../src/dossier/row-feed";
import type { Instant } from "../../src/shared/clock";
import type { StationDatabase } from "./station-database";

/** Figures that the projector stored with its rows: no screen counts. */
export async function readCounters(db: StationDatabase): Promise<Counters | undefined> {
  return (await db.counters.get("dossiers"))?.counters;
}

/** In the order of `ids`; those that the projection does not have yet are left out. */
export async function findRows(db: StationDatabase, ids: readonly string[]): Promise<readonly SealedRow[]> {
  const rows = await db.dossiers.bulkGet([...ids]);
  return rows.filter((row) => row !== undefined);
}

/** Of one status, the earliest due first; those without a due time come last. */
export async function listByStatus(db: StationDatabase, status: DossierStatus, limit: number): Promise<SealedRow[]> {
  const due = await db.dossiers
    .where("[status+dueAt]")
    .between([status, Dexie.minKey], [status, Dexie.maxKey])
    .limit(limit)
    .toArray();
  if (due.length === limit) return due;
  // A row without a due time has no key in the compound index.
  const open = await db.dossiers
    .where("status")
    .equals(status)
    .and((row) => row.dueAt === null)
    .limit(limit - due.length)
    .toArray();
  return [...due, ...open];
}

const TIMED: readonly DossierStatus[] = ["received", "processing"];

/** Open, with a running time limit, due from `from` and before `to`; the earliest first. */
export async function listDue(
  db: StationDatabase,
  from: Instant,
  to: Instant,
  limit: number,
): Promise<readonly SealedRow[]> {
  const lists = await Promise.all(
    TIMED.filter((status) => !isPaused(status)).map((status) =>
      db.dossiers.where("[status+dueAt]").between([status, from], [status, to], true, false).limit(limit).toArray(),
    ),
  );
  return lists
    .flat()
    .sort((a, b) => (a.dueAt ?? 0) - (b.dueAt ?? 0))
    .slice(0, limit);
}
