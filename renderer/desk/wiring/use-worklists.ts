import { useLiveQuery } from "dexie-react-hooks";
import { useEffect, useMemo, useState } from "react";
import { DAY_MS, dayOf, instantAt } from "../../../src/calendar/local-time";
import type { DossierSummary } from "../../../src/ipc/dossier-requests";
import type { DossierId } from "../../../src/shared/brand";
import type { Instant } from "../../../src/shared/clock";
import { useStation } from "../../app/station-api";
import { listByStatus, listDue, readCounters } from "../../storage/dossier-queries";
import { openStationDatabase, type StationDatabase } from "../../storage/station-database";
import { WORKLISTS, type Worklist } from "../WorkColumn";

/** What a person looks through; the search finds the rest. */
const MOST_ROWS = 100;

export interface Worklists {
  readonly lists: readonly { readonly list: Worklist; readonly count: number | undefined }[];
  readonly rows: readonly DossierSummary[];
}

async function idsOf(db: StationDatabase, list: Worklist, now: Instant): Promise<readonly DossierId[] | undefined> {
  const endOfToday = instantAt(dayOf(now), DAY_MS);
  switch (list) {
    case "dueToday":
      return (await listDue(db, now, endOfToday, MOST_ROWS)).map((row) => row.id);
    case "overdue":
      return (await listDue(db, 0, now, MOST_ROWS)).map((row) => row.id);
    case "supplement":
    case "resolved":
      return (await listByStatus(db, list, MOST_ROWS)).map((row) => row.id);
    case "recent":
    case "review":
      return undefined;
  }
}

/** Counts and rows from the projection; names are unsealed by main for what is shown. `now` moves with the minute. */
export function useWorklists(open: Worklist | undefined, now: Instant): Worklists {
  const station = useStation();
  const db = useMemo(() => openStationDatabase(), []);
  const counters = useLiveQuery(() => readCounters(db), [db]);
  const ids = useLiveQuery(() => (open === undefined ? undefined : idsOf(db, open, now)), [db, open, now]);
  const [rows, setRows] = useState<readonly DossierSummary[]>([]);
  const total = counters?.total;

  useEffect(() => {
    if (open === undefined) return;
    let alive = true;
    const asked = ids === undefined ? station.ask("dossier:recent", undefined) : station.ask("dossier:reveal", { ids });
    void asked.then((found) => {
      if (alive) setRows(found);
    });
    return () => {
      alive = false;
    };
    // The list of the latest has no query of its own: it is asked again when the projection has one more.
  }, [station, open, ids, total]);

  const counts: Readonly<Partial<Record<Worklist, number>>> =
    counters === undefined
      ? {}
      : {
          recent: counters.total,
          supplement: counters.byStatus.supplement,
          dueToday: counters.dueToday,
          overdue: counters.overdue,
          resolved: counters.byStatus.resolved,
          review: counters.disagreements,
        };
  const shown = WORKLISTS.filter((list) => list !== "review" || (counters?.disagreements ?? 0) > 0);
  return { lists: shown.map((list) => ({ list, count: counts[list] })), rows };
}
