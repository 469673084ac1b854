import type { Instant } from "../shared/clock";

/** Wrong PINs of one officer since the last right one. Kept on the disk, so that a restart is no way around a pause. */
export interface Attempts {
  readonly failures: number;
  /** As the clock said; 0 where there was none. */
  readonly lastFailureAt: Instant;
}

export const NO_ATTEMPTS: Attempts = { failures: 0, lastFailureAt: 0 };

const SECOND = 1000;
/** After the first wrong PIN, the second, …; the last one stays. */
const PAUSES: readonly number[] = [0, 0, 0, 30, 60, 120, 300, 900].map((seconds) => seconds * SECOND);

/** The pause that the last wrong PIN brought, in ms. */
export function pauseAfter(failures: number): number {
  return failures <= 0 ? 0 : (PAUSES[Math.min(failures, PAUSES.length) - 1] ?? 0);
}

/**
 * What is left of the pause, in ms. `sinceFailure` is measured without the wall clock while the program runs;
 * undefined after a restart, when only the clock is there. A clock that was set back makes no pause longer than it is.
 */
export function remainingPause(attempts: Attempts, now: Instant, sinceFailure: number | undefined): number {
  const passed = sinceFailure ?? Math.max(0, now - attempts.lastFailureAt);
  return Math.max(0, pauseAfter(attempts.failures) - passed);
}

export function countFailure(attempts: Attempts, now: Instant): Attempts {
  return { failures: attempts.failures + 1, lastFailureAt: now };
}

/** After a start: a failure that the clock puts into the future counts as just now. */
export function rebaseAttempts(attempts: Attempts, now: Instant): Attempts {
  return attempts.lastFailureAt > now ? { ...attempts, lastFailureAt: now } : attempts;
}
