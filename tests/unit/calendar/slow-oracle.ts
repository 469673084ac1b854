import { isoDate, weekdayOf } from "../../../src/calendar/local-time";
import type { CountedLimit } from "../../../src/calendar/due-date";

const MINUTE = 60_000;
const OFFSET = 7 * 60 * MINUTE;

export interface OracleCalendar {
  readonly off: ReadonlySet<string>;
  readonly swapWork: ReadonlySet<string>;
  /** Minutes of the day. */
  readonly sessions: readonly (readonly [number, number])[];
}

interface Minute {
  readonly date: string;
  readonly minute: number;
}

function read(instant: number): Minute {
  const local = instant + OFFSET;
  const day = Math.floor(local / (1440 * MINUTE));
  return { date: isoDate(day), minute: Math.floor((local - day * 1440 * MINUTE) / MINUTE) };
}

function works(date: string, calendar: OracleCalendar): boolean {
  if (calendar.swapWork.has(date)) return true;
  if (calendar.off.has(date)) return false;
  return weekdayOf(Math.floor(Date.parse(`${date}T00:00:00Z`) / (1440 * MINUTE))) <= 5;
}

function open(instant: number, calendar: OracleCalendar): boolean {
  const { date, minute } = read(instant);
  return works(date, calendar) && calendar.sessions.some(([start, end]) => start <= minute && minute < end);
}

/** Walks minute by minute and asks only "is this minute worked?"; whole minutes only. */
export function slowDue(limit: CountedLimit, receivedAt: number, calendar: OracleCalendar): number {
  const closing = calendar.sessions.at(-1)?.[1] ?? 0;
  const isClosing = (instant: number) => read(instant).minute === closing && works(read(instant).date, calendar);
  let now = receivedAt;
  const first = read(now);
  if (!works(first.date, calendar) || first.minute > closing) {
    do now += MINUTE;
    while (!open(now, calendar));
  }
  const start = read(now);
  const toClosing = () => {
    while (!isClosing(now)) now += MINUTE;
    return now;
  };
  switch (limit.unit) {
    case "workingHours": {
      for (let left = (limit.value ?? 0) * 60; left > 0; now += MINUTE) if (open(now, calendar)) left -= 1;
      return now;
    }
    case "sameDay": {
      const [hours = 0, minutes = 0] = (limit.sameDayCutoff ?? "15:00").split(":").map(Number);
      if (start.minute > hours * 60 + minutes) while (read(now).date === start.date) now += MINUTE;
      return toClosing();
    }
    case "workingDays":
    case "calendarDays": {
      let date = start.date;
      for (let left = limit.value ?? 0; left > 0;) {
        now += MINUTE;
        const next = read(now).date;
        if (next !== date && (limit.unit === "calendarDays" || works(next, calendar))) left -= 1;
        date = next;
      }
      return toClosing();
    }
    case null:
      throw new Error("the oracle counts known limits only");
  }
}

/** Counts worked minutes in [from, to) one by one. */
export function slowWorkingMinutes(from: number, to: number, calendar: OracleCalendar): number {
  let minutes = 0;
  for (let now = from; now < to; now += MINUTE) if (open(now, calendar)) minutes += 1;
  return minutes;
}
