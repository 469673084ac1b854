import type { TimeLimit } from "../procedure/time-limit";
import type { Instant } from "../shared/clock";
import { fail, ok, type Result } from "../shared/result";
import { dayOf, MINUTE_MS, parseClockTime, timeOfDay, type DayNumber } from "./local-time";
import { closingTime, findDoubts, nextWorkingDay, openingTime, sameOrNextWorkingDay } from "./working-calendar";
import type { CalendarDoubts, WorkingCalendar } from "./working-calendar";
import { addWorkingTime, effectiveReceipt } from "./working-time";

export type CountedLimit = Pick<TimeLimit, "value" | "unit" | "sameDayCutoff">;

export interface DueDate {
  readonly at: Instant;
  /** From where the limit was counted; differs from reception outside working time. */
  readonly countedFrom: Instant;
  readonly calendarVersion: string;
  readonly doubts: CalendarDoubts;
}

/** The procedure does not say how long it takes: an officer enters the date, nothing is guessed. */
export interface UnknownLimit {
  readonly kind: "unknown-limit";
}

/**
 * When the result is due. The day of reception is not day 1, and an end on a day off moves to the next working day
 * (BLDS 2015 Điều 147-148); days end at closing time. Same day: up to the cutoff (15:00 included) today, later the next
 * working day (NĐ 61/2018 Điều 18, kept by the procedures of 2025-2026).
 */
export function dueDate(
  limit: CountedLimit,
  receivedAt: Instant,
  calendar: WorkingCalendar,
): Result<DueDate, UnknownLimit> {
  const countedFrom = effectiveReceipt(receivedAt, calendar);
  const at = countLimit(limit, countedFrom, calendar);
  if (at === undefined) return fail({ kind: "unknown-limit" });
  const doubts = findDoubts(dayOf(receivedAt), dayOf(at), calendar);
  return ok({ at, countedFrom, calendarVersion: calendar.version, doubts });
}

/** Also used by an extension, which counts from the old due time. */
export function countLimit(limit: CountedLimit, from: Instant, calendar: WorkingCalendar): Instant | undefined {
  const { value, unit } = limit;
  if (unit === "sameDay") return sameDayDue(limit.sameDayCutoff ?? calendar.sameDayCutoff, from, calendar);
  if (value === null || unit === null) return undefined;
  switch (unit) {
    case "workingHours":
      return addWorkingTime(from, value * 60 * MINUTE_MS, calendar);
    case "workingDays":
      return closingTime(addWorkingDays(dayOf(from), value, calendar), calendar);
    case "calendarDays":
      return closingTime(sameOrNextWorkingDay(dayOf(from) + value, calendar), calendar);
  }
}

/** The n-th working day after `day`, which is not counted. */
export function addWorkingDays(day: DayNumber, count: number, calendar: WorkingCalendar): DayNumber {
  let last = sameOrNextWorkingDay(day, calendar);
  for (let counted = 0; counted < count; counted += 1) last = nextWorkingDay(last, calendar);
  return last;
}

/**
 * By when a dossier must be with the body that resolves it: the same day, or the opening of the next working day if it
 * was received after the cutoff.
 */
export function transferDue(receivedAt: Instant, calendar: WorkingCalendar): Instant {
  const from = effectiveReceipt(receivedAt, calendar);
  const day = dayOf(from);
  if (!isAfter(calendar.sameDayCutoff, from)) return closingTime(day, calendar);
  return openingTime(nextWorkingDay(day, calendar), calendar);
}

function sameDayDue(cutoff: string, from: Instant, calendar: WorkingCalendar): Instant {
  const day = dayOf(from);
  return closingTime(isAfter(cutoff, from) ? nextWorkingDay(day, calendar) : day, calendar);
}

function isAfter(cutoff: string, instant: Instant): boolean {
  return timeOfDay(instant) > parseClockTime(cutoff) * MINUTE_MS;
}
