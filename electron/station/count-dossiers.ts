import { DAY_MS, dayOf, instantAt } from "../../src/calendar/local-time";
import { isOpen, isPaused } from "../../src/dossier/dossier-status";
import { noCounts, type Counters } from "../../src/dossier/row-feed";
import type { StationState } from "../../src/intake/station-state";
import type { Instant } from "../../src/shared/clock";

/** One pass over main's state: some milliseconds for 100,000 dossiers. */
export function countDossiers(state: StationState, now: Instant): Counters {
  const byStatus = noCounts();
  const endOfToday = instantAt(dayOf(now), DAY_MS);
  let [total, dueToday, overdue, disagreements] = [0, 0, 0, 0];
  for (const { core } of state.dossiers().values()) {
    if (core === undefined) continue;
    total += 1;
    byStatus[core.status] += 1;
    if (core.disagreements.some((one) => !one.settled)) disagreements += 1;
    if (core.dueAt === null || core.status === "resolved" || !isOpen(core.status) || isPaused(core.status)) continue;
    if (core.dueAt < now) overdue += 1;
    else if (core.dueAt < endOfToday) dueToday += 1;
  }
  return { total, byStatus, dueToday, overdue, disagreements };
}
