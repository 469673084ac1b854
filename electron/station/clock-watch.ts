import type { Clock, Instant } from "../../src/shared/clock";

export interface ClockJump {
  /** Positive: the wall clock went ahead; negative: back. Milliseconds. */
  readonly by: number;
  readonly noticedAt: Instant;
}

/** The wall clock against the stopwatch, and against what the journal has recorded last. */
export interface ClockWatch {
  /** Called now and then; a jump is noticed once. */
  look(): ClockJump | undefined;
  /** The last jump since the program started. */
  last(): ClockJump | undefined;
}

/** Below this a clock is only being corrected. */
const TOLERANCE_MS = 2 * 60_000;

/** `lastRecordedAt`: a clock that now says less than the journal's last entry was set back while the program was off. */
export function createClockWatch(clock: Clock, lastRecordedAt: Instant | undefined): ClockWatch {
  let [wall, stopwatch] = [clock.now(), clock.elapsed()];
  let pending = lastRecordedAt === undefined ? 0 : Math.min(0, wall - lastRecordedAt);
  let last: ClockJump | undefined;

  return {
    last: () => last,
    look() {
      const [now, elapsed] = [clock.now(), clock.elapsed()];
      const by = pending + (now - wall) - (elapsed - stopwatch);
      [wall, stopwatch, pending] = [now, elapsed, 0];
      if (Math.abs(by) < TOLERANCE_MS) return undefined;
      last = { by: Math.round(by), noticedAt: now };
      return last;
    },
  };
}
