import type { Instant } from "../shared/clock";
import { dayOf, instantAt } from "./local-time";
import { closingTime, isWorkingDay, nextWorkingDay, openingTime, type WorkingCalendar } from "./working-calendar";

/**
 * The moment from which a limit counts (S2's practice): on a working day at or before closing the moment itself,
 * also at lunch and before opening; otherwise the opening of the next working day.
 */
export function effectiveReceipt(receivedAt: Instant, calendar: WorkingCalendar): Instant {
  const day = dayOf(receivedAt);
  if (isWorkingDay(day, calendar) && receivedAt <= closingTime(day, calendar)) return receivedAt;
  return openingTime(nextWorkingDay(day, calendar), calendar);
}

/** Milliseconds inside sessions of working days within [from, to); 0 where `to` is not after `from`. */
export function workingTimeBetween(from: Instant, to: Instant, calendar: WorkingCalendar): number {
  let total = 0;
  for (let day = dayOf(from); day <= dayOf(to); day += 1) {
    if (!isWorkingDay(day, calendar)) continue;
    for (const session of calendar.sessions) {
      const start = Math.max(from, instantAt(day, session.start));
      const end = Math.min(to, instantAt(day, session.end));
      total += Math.max(0, end - start);
    }
  }
  return total;
}

/**
 * `duration` milliseconds of working time later. The last minute of a session ends at the end of that session, not at
 * the start of the next; a duration of 0 gives `from` itself.
 */
export function addWorkingTime(from: Instant, duration: number, calendar: WorkingCalendar): Instant {
  if (duration <= 0) return from;
  let left = duration;
  for (let day = dayOf(from); ; day = nextWorkingDay(day, calendar)) {
    if (!isWorkingDay(day, calendar)) continue;
    for (const session of calendar.sessions) {
      const start = Math.max(from, instantAt(day, session.start));
      const available = Math.max(0, instantAt(day, session.end) - start);
      if (left <= available) return start + left;
      left -= available;
    }
  }
}
