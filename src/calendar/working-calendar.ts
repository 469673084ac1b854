import type { Instant } from "../shared/clock";
import type { CalendarData, SessionHours, SpecialDay } from "./calendar-data";
import {
  dayOf,
  findDay,
  getDay,
  instantAt,
  isoDate,
  MINUTE_MS,
  parseClockTime,
  timeOfDay,
  weekdayOf,
} from "./local-time";
import type { DayNumber } from "./local-time";

/** Milliseconds since local midnight, `end` excluded. */
export interface Session {
  readonly start: number;
  readonly end: number;
}

/** A version of the calendar made ready for counting. Create it once and keep it. */
export interface WorkingCalendar {
  readonly version: string;
  readonly sessions: readonly Session[];
  readonly workingWeekdays: readonly number[];
  readonly sameDayCutoff: string;
  readonly specialDays: ReadonlyMap<DayNumber, SpecialDay>;
  /** Years that have at least one row: outside them holidays are simply not known. */
  readonly coveredYears: ReadonlySet<number>;
}

/** Throws on data that `checkCalendar` has not passed. `sessions` replaces the usual hours by those of the centre. */
export function createWorkingCalendar(
  data: CalendarData,
  sessions: readonly SessionHours[] = data.sessions,
): WorkingCalendar {
  return {
    version: data.version,
    sessions: sessions.map(({ start, end }) => ({
      start: parseClockTime(start) * MINUTE_MS,
      end: parseClockTime(end) * MINUTE_MS,
    })),
    workingWeekdays: data.workingWeekdays,
    sameDayCutoff: data.sameDayCutoff,
    specialDays: new Map(data.days.map((day) => [getDay(day.date), day])),
    coveredYears: new Set(data.days.map((day) => Number(day.date.slice(0, 4)))),
  };
}

/** The newest version whose date is not after the day of `at`; the oldest one where all are younger. */
export function calendarInForce(versions: readonly CalendarData[], at: Instant): CalendarData | undefined {
  const sorted = versions.toSorted((a, b) => a.version.localeCompare(b.version));
  return sorted.findLast((version) => (findDay(version.version) ?? 0) <= dayOf(at)) ?? sorted[0];
}

export function isWorkingDay(day: DayNumber, calendar: WorkingCalendar): boolean {
  const special = calendar.specialDays.get(day);
  if (special !== undefined) return special.kind === "swap_work";
  return calendar.workingWeekdays.includes(weekdayOf(day));
}

/** The first working day after `day`. */
export function nextWorkingDay(day: DayNumber, calendar: WorkingCalendar): DayNumber {
  for (let next = day + 1; next < day + 366; next += 1) if (isWorkingDay(next, calendar)) return next;
  throw new Error("a calendar without a working day passed its check");
}

/** `day` itself if people work on it, else the next working day. */
export function sameOrNextWorkingDay(day: DayNumber, calendar: WorkingCalendar): DayNumber {
  return isWorkingDay(day, calendar) ? day : nextWorkingDay(day, calendar);
}

export function openingTime(day: DayNumber, calendar: WorkingCalendar): Instant {
  return instantAt(day, calendar.sessions[0]?.start ?? 0);
}

export function closingTime(day: DayNumber, calendar: WorkingCalendar): Instant {
  return instantAt(day, calendar.sessions.at(-1)?.end ?? 0);
}

export function isOpenAt(instant: Instant, calendar: WorkingCalendar): boolean {
  const time = timeOfDay(instant);
  return (
    isWorkingDay(dayOf(instant), calendar) && calendar.sessions.some(({ start, end }) => start <= time && time < end)
  );
}

export interface CalendarDoubts {
  /** Days between the two whose rest or work is only expected, e.g. a Tết that is not announced yet. */
  readonly uncertainDays: readonly SpecialDay[];
  /** Years between the two of which the calendar knows no holiday. */
  readonly uncoveredYears: readonly number[];
}

/** What an officer must be told about a due date that was counted over these days. */
export function findDoubts(from: DayNumber, to: DayNumber, calendar: WorkingCalendar): CalendarDoubts {
  const uncertainDays: SpecialDay[] = [];
  const years = new Set<number>();
  for (let day = from; day <= to; day += 1) {
    const special = calendar.specialDays.get(day);
    if (special?.confidence === "low") uncertainDays.push(special);
    years.add(Number(isoDate(day).slice(0, 4)));
  }
  return { uncertainDays, uncoveredYears: [...years].filter((year) => !calendar.coveredYears.has(year)) };
}
