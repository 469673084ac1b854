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
  /** Left out by programs before they kept it. */
  readonly announced?: readonly (readonly [DossierId, Instant])[];
}

/** Figures over all dossiers, kept up with each change: nobody goes through all of them to count. */
export interface DossierTally {
  change(before: Tallied | undefined, after: Tallied): void;
  count(now: Instant): Counters;
  /** Those whose whole set of entries must be read and folded. */
  unfolded(): readonly DossierId[];
  erased(): readonly DossierId[];
  /** Results that citizens were told of and have not fetched, with when; `all` is gone through after an older checkpoint only. */
  announced(all: () => Iterable<Tallied>): ReadonlyMap<DossierId, Instant>;
  store(): StoredTally;
}

export function createDossierTally(stored?: StoredTally): DossierTally {
  const byStatus = { ...(stored?.byStatus ?? noCounts()) };
  let disagreements = stored?.disagreements ?? 0;
  /** Due times that can still be missed. */
  const running = new Map(stored?.running);
  const unfolded = new Set(stored?.unfolded);
  const erased = new Set(stored?.erased);
  let announced = stored !== undefined && stored.announced === undefined ? undefined : new Map(stored?.announced);

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
      if (announced !== undefined) noteAnnounced(announced, after);
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
    announced(all) {
      if (announced !== undefined) return announced;
      announced = new Map();
      for (const one of all()) noteAnnounced(announced, one);
      return announced;
    },
    store: () => ({
      byStatus: { ...byStatus },
      disagreements,
      running: [...running],
      unfolded: [...unfolded],
      erased: [...erased],
      ...(announced === undefined ? {} : { announced: [...announced] }),
    }),
  };
}

function noteAnnounced(announced: Map<DossierId, Instant>, { id, core }: Tallied): void {
  if (core?.status === "resolved" && core.announcedAt !== null) announced.set(id, core.announcedAt);
  else announced.delete(id);
}

/** null where no time limit runs. */
function runningUntil(core: DossierCore | undefined): Instant | null {
  if (core === undefined || core.status === "resolved" || !isOpen(core.status) || isPaused(core.status)) return null;
  return core.dueAt;
}
