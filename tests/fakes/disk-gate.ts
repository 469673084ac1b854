import type { DiskFaultKind, DiskResult } from "../../src/shared/disk";
import type { Result } from "../../src/shared/result";
import type { SeededRandom } from "./seeded-random";

/** Every call of a simulated disk goes through it. */
export interface DiskGate {
  /** Runs the effect unless a plan says otherwise; on a planned fault runs `broken` (what a failing call may still do). */
  pass<T>(operation: string, path: string, effect: () => Result<T, DiskFaultKind>, broken?: () => void): DiskResult<T>;
  room(bytes: number): boolean;
  readonly random: SeededRandom;
}
