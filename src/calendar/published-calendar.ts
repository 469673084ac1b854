import { checkCalendar, type CalendarData, type SpecialDay } from "./calendar-data";

/**
 * The province's calendar with the days that the centre put in itself: those of its newest version that no calendar of the
 * program or the province has. A day that the centre took out comes back if the province has it.
 */
export function withOwnDays(
  published: CalendarData,
  own: CalendarData | undefined,
  others: readonly CalendarData[],
): CalendarData {
  if (own === undefined) return published;
  const known = new Set(others.flatMap(({ days }) => days.map(textOf)));
  const days = own.days.filter((day) => !known.has(textOf(day)));
  if (days.length === 0) return published;
  const dates = new Set(days.map(({ date }) => date));
  const all = [...published.days.filter(({ date }) => !dates.has(date)), ...days];
  const isNewer = own.version > published.version;
  const checked = checkCalendar({
    ...published,
    version: isNewer ? own.version : published.version,
    author: isNewer ? own.author : published.author,
    days: all.toSorted((a, b) => a.date.localeCompare(b.date)),
  });
  return checked.ok ? checked.value : published;
}

function textOf({ date, kind, name, legalBasis }: SpecialDay): string {
  return JSON.stringify([date, kind, name, legalBasis]);
}
