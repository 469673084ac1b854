import type { Instant } from "../shared/clock";
import { fail, ok, type Result } from "../shared/result";
import { countLimit, type CountedLimit, type UnknownLimit } from "./due-date";
import type { WorkingCalendar } from "./working-calendar";
import { addWorkingTime, workingTimeBetween } from "./working-time";

/** A time in which the clock stands: a supplement or a payment is awaited. Without `to` it still lasts. */
export interface Pause {
  readonly from: Instant;
  readonly to: Instant | null;
}

export interface StillPaused {
  readonly kind: "still-paused";
  readonly since: Instant;
}

/** Working time that is left at `at`, in milliseconds; 0 once the due time has passed. */
export function remainingWorkingTime(due: Instant, at: Instant, calendar: WorkingCalendar): number {
  return workingTimeBetween(at, due, calendar);
}

/**
 * The due time after pauses: the working time inside them is added, whatever the unit of the limit, so that what was
 * left is kept. Overlapping pauses count once. While a pause lasts there is no due time.
 */
export function dueAfterPauses(
  due: Instant,
  pauses: readonly Pause[],
  calendar: WorkingCalendar,
): Result<Instant, StillPaused> {
  let paused = 0;
  let counted = Number.NEGATIVE_INFINITY;
  for (const pause of pauses.toSorted((a, b) => a.from - b.from)) {
    if (pause.to === null) return fail({ kind: "still-paused", since: pause.from });
    paused += workingTimeBetween(Math.max(pause.from, counted), pause.to, calendar);
    counted = Math.max(counted, pause.to);
  }
  return ok(addWorkingTime(due, paused, calendar));
}

/** The new due time of form 04: counted from the old one (after pauses), whose day is not counted. */
export function extendDue(
  due: Instant,
  extension: CountedLimit,
  calendar: WorkingCalendar,
): Result<Instant, UnknownLimit | { readonly kind: "not-longer" }> {
  const extended = countLimit(extension, due, calendar);
  if (extended === undefined) return fail({ kind: "unknown-limit" });
  return extended > due ? ok(extended) : fail({ kind: "not-longer" });
}
