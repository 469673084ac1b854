import type { Clock, Instant } from "../../src/shared/clock";

export interface FixedClock extends Clock {
  /** Time goes by: both the wall clock and the stopwatch move. */
  advance(ms: number): void;
  /** Somebody sets the wall clock; the stopwatch does not notice. */
  set(now: Instant): void;
}

/** Stands still until told otherwise. Default: Monday 23/11/2026 08:00 in Vietnam. */
export function createFixedClock(start: Instant = Date.UTC(2026, 10, 23, 1, 0, 0)): FixedClock {
  let now = start;
  let elapsed = 0;
  return {
    now: () => now,
    elapsed: () => elapsed,
    advance: (ms) => {
      now += ms;
      elapsed += ms;
    },
    set: (instant) => {
      now = instant;
    },
  };
}
