import { useLiveQuery } from "dexie-react-hooks";
import { useEffect, useMemo, useState } from "react";
import { DAY_MS, dayOf, instantAt } from "../../../src/calendar/local-time";
import type { DossierSummary } from "../../../src/ipc/dossier-requests";
import type { Output } from "../../../src/ipc/requests";
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

const GATHER_MS = 300;

/** Lists that main keeps, for no index of the projection tells them. */
const ASKED = { recent: "dossier:recent", review: "dossier:review", unclaimed: "dossier:unclaimed" } as const;
type Asked = keyof typeof ASKED;

function isAsked(list: Worklist): list is Asked {
  return list in ASKED;
}

async function idsOf(db: StationDatabase, list: Worklist, now: Instant): Promise<readonly DossierId[] | undefined> {
  const endOfToday = instantAt(dayOf(now), DAY_MS);
  switch (list) {
    case "dueToday":
      return (await listDue(db, now, endOfToday, MOST_ROWS)).map((row) => row.id);
    case "overdue":
      return (await listDue(db, 0, now, MOST_ROWS)).map((row) => row.id);
    case "received":
    case "supplement":
    case "resolved":
      return (await listByStatus(db, list, MOST_ROWS)).map((row) => row.id);
    case "recent":
    case "review":
    case "unclaimed":
      return undefined;
  }
}

/** Counts and rows; names are unsealed by main for what is shown, and masked. `now` moves with the minute. */
export function useWorklists(open: Worklist | undefined, now: Instant): Worklists {
  const station = useStation();
  const db = useMemo(() => openStationDatabase(), []);
  const stored = useLiveQuery(() => readCounters(db), [db]);
  const ids = useLiveQuery(() => (open === undefined ? undefined : idsOf(db, open, now)), [db, open, now]);
  const [rows, setRows] = useState<{ readonly list: Worklist; readonly found: readonly DossierSummary[] }>();
  const [counts, setCounts] = useState<Output<"dossier:counts">>();

  // Where a dossier is kept changes without a row of the projection: many may change in one moment.
  const [moved, setMoved] = useState(0);
  useEffect(() => {
    let timer: number | undefined;
    const stop = station.listen("dossier:changed", () => {
      timer ??= window.setTimeout(() => {
        timer = undefined;
        setMoved((times) => times + 1);
      }, GATHER_MS);
    });
    return () => {
      window.clearTimeout(timer);
      stop();
    };
  }, [station]);

  // What the projector stored says that something changed; what is due moves with the clock as well.
  useEffect(() => {
    let alive = true;
    void station.ask("dossier:counts", undefined).then((fresh) => {
      if (alive) setCounts(fresh);
    });
    return () => {
      alive = false;
    };
  }, [station, now, stored]);

  useEffect(() => {
    if (open === undefined || (ids === undefined && !isAsked(open))) return;
    let alive = true;
    const asked = isAsked(open)
      ? station.ask(ASKED[open], undefined)
      : station.ask("dossier:reveal", { ids: ids ?? [] });
    void asked.then((found) => {
      if (alive) setRows({ list: open, found });
    });
    return () => {
      alive = false;
    };
    // A list that main keeps has no query of its own: it is asked again when the projection has changed.
  }, [station, open, ids, stored, moved]);

  const known: Readonly<Partial<Record<Worklist, number>>> =
    counts === undefined
      ? {}
      : {
          recent: counts.total,
          received: counts.byStatus.received,
          supplement: counts.byStatus.supplement,
          dueToday: counts.dueToday,
          overdue: counts.overdue,
          resolved: counts.byStatus.resolved,
          unclaimed: counts.unclaimed,
          review: counts.disagreements,
        };
  const shown = WORKLISTS.filter((list) => !ONLY_WITH_ROWS.has(list) || (known[list] ?? 0) > 0);
  return {
    lists: shown.map((list) => ({ list, count: known[list] })),
    rows: rows !== undefined && rows.list === open ? rows.found : [],
  };
}

/** Rare work: shown only where there is some. */
const ONLY_WITH_ROWS: ReadonlySet<Worklist> = new Set(["unclaimed", "review"]);
