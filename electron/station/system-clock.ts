import type { Clock } from "../../src/shared/clock";

export function createSystemClock(): Clock {
  return { now: () => Date.now(), elapsed: () => performance.now() };
}
