import { DAY_MS, dayOf, instantAt } from "../calendar/local-time";
import type { DossierCore } from "../dossier/dossier";
import { isOpen, isPaused } from "../dossier/dossier-status";
import { noCounts, type Counters, type StatusCounts } from "../dossier/row-feed";
import type { DossierId } from "../shared/brand";
import type { Instant } from "../shared/clock";

export interface Tallied {
  readonly id: DossierId;
  readonly core: DossierCore | undefined;
  readonly unfolded: boolean;
  readonly erased?: true;
}

/** The tally as a checkpoint keeps it. */
export interface StoredTally {
  readonly byStatus: StatusCounts;
  readonly disagreements: number;
  readonly running: readonly (readonly [DossierId, Instant])[];
  readonly unfolded: readonly DossierId[];
  readonly erased: readonly DossierId[];
}

/** Figures over all dossiers, kept up with each change: nobody goes through all of them to count. */
export interface DossierTally {
  change(before: Tallied | undefined, after: Tallied): void;
  count(now: Instant): Counters;
  /** Those whose whole set of entries must be read and folded. */
  unfolded(): readonly DossierId[];
  erased(): readonly DossierId[];
  store(): StoredTally;
}

export function createDossierTally(stored?: StoredTally): DossierTally {
  const byStatus = { ...(stored?.byStatus ?? noCounts()) };
  let disagreements = stored?.disagreements ?? 0;
  /** Due times that can still be missed. */
  const running = new Map(stored?.running);
  const unfolded = new Set(stored?.unfolded);
  const erased = new Set(stored?.erased);

  const add = ({ core }: Tallied, sign: 1 | -1): void => {
    if (core === undefined) return;
    byStatus[core.status] += sign;
    if (core.disagreements.some((one) => !one.settled)) disagreements += sign;
  };

  return {
    change(before, after) {
      if (before !== undefined) add(before, -1);
      add(after, 1);
      const dueAt = runningUntil(after.core);
      if (dueAt === null) running.delete(after.id);
      else running.set(after.id, dueAt);
      if (after.unfolded) unfolded.add(after.id);
      else unfolded.delete(after.id);
      if (after.erased === true) erased.add(after.id);
    },
    count(now) {
      const endOfToday = instantAt(dayOf(now), DAY_MS);
      let [dueToday, overdue] = [0, 0];
      for (const dueAt of running.values()) {
        if (dueAt < now) overdue += 1;
        else if (dueAt < endOfToday) dueToday += 1;
      }
      const total = Object.values(byStatus).reduce((sum, count) => sum + count, 0);
      return { total, byStatus: { ...byStatus }, dueToday, overdue, disagreements };
    },
    unfolded: () => [...unfolded],
    erased: () => [...erased],
    store: () => ({
      byStatus: { ...byStatus },
      disagreements,
      running: [...running],
      unfolded: [...unfolded],
      erased: [...erased],
    }),
  };
}

/** null where no time limit runs. */
function runningUntil(core: DossierCore | undefined): Instant | null {
  if (core === undefined || core.status === "resolved" || !isOpen(core.status) || isPaused(core.status)) return null;
  return core.dueAt;
}
