import type { Clock } from "../../src/shared/clock";

const DAY_MS = 24 * 3600 * 1000;
/** Somebody who has not touched anything for so long is not in the middle of a visit. */
const QUIET_SECONDS = 120;

export function isQuiet(idleSeconds: () => number): boolean {
  return idleSeconds() >= QUIET_SECONDS;
}

export interface DailyWork {
  /** Called now and then: does the work if a day is over and nobody is at the computer. */
  look(): Promise<void>;
}

/** Work that may wait for a quiet moment; the first time soon after the start, then once a day by the stopwatch. */
export function createDailyWork(clock: Clock, idleSeconds: () => number, work: () => Promise<unknown>): DailyWork {
  let last: number | undefined;
  return {
    async look() {
      if (!isQuiet(idleSeconds)) return;
      if (last !== undefined && clock.elapsed() - last < DAY_MS) return;
      last = clock.elapsed();
      await work();
    },
  };
}
