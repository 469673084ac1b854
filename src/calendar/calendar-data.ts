import { z } from "zod";
import { confidenceSchema, type Confidence } from "../procedure/confidence";
import { describeIssue, type Malformed } from "../procedure/malformed";
import { clockTimeSchema } from "../procedure/time-limit";
import { fail, ok, type Result } from "../shared/result";
import { findDay, parseClockTime } from "./local-time";

export type SpecialDayKind = "holiday" | "compensation" | "swap_off" | "swap_work";

/** A day that differs from its weekday, with the text that says so. */
export interface SpecialDay {
  /** "2026-11-24". */
  readonly date: string;
  readonly kind: SpecialDayKind;
  readonly name: string;
  readonly legalBasis: string;
  readonly confidence: Confidence;
  readonly note?: string | undefined;
}

export interface SessionHours {
  readonly name?: string | undefined;
  /** "07:00". */
  readonly start: string;
  readonly end: string;
}

/** One version of the working calendar as stored; a dossier keeps the version in force at its reception. */
export interface CalendarData {
  /** Date from which this version is in force; versions are compared by it. */
  readonly version: string;
  readonly author?: string | undefined;
  readonly sessions: readonly SessionHours[];
  readonly sessionVariants: readonly { readonly name: string; readonly sessions: readonly SessionHours[] }[];
  /** ISO weekdays, 1 is Monday. */
  readonly workingWeekdays: readonly number[];
  readonly hoursPerWorkingDay: number;
  readonly sameDayCutoff: string;
  readonly days: readonly SpecialDay[];
}

export type CalendarFault =
  | Malformed
  | { readonly kind: "no-such-date"; readonly date: string }
  | { readonly kind: "two-rows-for-a-date"; readonly date: string }
  | { readonly kind: "sessions-overlap"; readonly start: string }
  | { readonly kind: "no-working-day"; readonly from: string };

const sessionsSchema = z.array(z.object({ name: z.string().optional(), start: clockTimeSchema, end: clockTimeSchema }));

const specialDaySchema = z.object({
  date: z.string(),
  kind: z.enum(["holiday", "compensation", "swap_off", "swap_work"]),
  name: z.string().min(1),
  legalBasis: z.string().min(1),
  confidence: confidenceSchema,
  note: z.string().optional(),
});

const fileSchema = z.object({
  version: z.string(),
  author: z.string().optional(),
  timeZone: z.literal("Asia/Ho_Chi_Minh"),
  defaultSessions: sessionsSchema.min(1),
  sessionVariants: z.array(z.object({ name: z.string(), sessions: sessionsSchema.min(1) })),
  weekdays: z.object({ working: z.array(z.number().int().min(1).max(7)).min(1) }),
  hoursPerWorkingDay: z.number().positive().max(24),
  sameDayCutoff: clockTimeSchema,
  days: z.array(specialDaySchema),
});

/** Reads the form of assets/calendar/calendar.json and refuses what would make a due date wrong or endless. */
export function parseCalendar(raw: unknown): Result<CalendarData, CalendarFault> {
  const parsed = fileSchema.safeParse(raw);
  if (!parsed.success) {
    return fail(describeIssue(parsed.error));
  }
  const { version, author, sessionVariants, hoursPerWorkingDay, sameDayCutoff, days } = parsed.data;
  const { defaultSessions: sessions, weekdays } = parsed.data;
  const workingWeekdays = weekdays.working;
  return checkCalendar({
    version,
    author,
    sessions,
    sessionVariants,
    workingWeekdays,
    hoursPerWorkingDay,
    sameDayCutoff,
    days,
  });
}

/** The form that `parseCalendar` reads back. */
export function calendarFile({ sessions, workingWeekdays, ...rest }: CalendarData): z.input<typeof fileSchema> {
  const { author, sessionVariants, days, ...same } = rest;
  return {
    ...same,
    author,
    timeZone: "Asia/Ho_Chi_Minh",
    defaultSessions: [...sessions],
    sessionVariants: sessionVariants.map((variant) => ({ name: variant.name, sessions: [...variant.sessions] })),
    weekdays: { working: [...workingWeekdays] },
    days: [...days],
  };
}

/** The rules that every version must pass, read from a file or changed on the screen. */
export function checkCalendar(data: CalendarData): Result<CalendarData, CalendarFault> {
  if (findDay(data.version) === undefined) return fail({ kind: "no-such-date", date: data.version });
  const overlap = [data.sessions, ...data.sessionVariants.map((variant) => variant.sessions)]
    .map(findOverlap)
    .find((session) => session !== undefined);
  if (overlap !== undefined) return fail({ kind: "sessions-overlap", start: overlap.start });
  const seen = new Set<string>();
  for (const { date } of data.days) {
    if (findDay(date) === undefined) return fail({ kind: "no-such-date", date });
    if (seen.has(date)) return fail({ kind: "two-rows-for-a-date", date });
    seen.add(date);
  }
  const idle = findIdleMonth(data);
  return idle === undefined ? ok(data) : fail({ kind: "no-working-day", from: idle });
}

function findOverlap(sessions: readonly SessionHours[]): SessionHours | undefined {
  let closed = -1;
  return sessions.find((session) => {
    const start = parseClockTime(session.start);
    const end = parseClockTime(session.end);
    const wrong = start < closed || end <= start;
    closed = end;
    return wrong;
  });
}

/** Forty days off in a row are a mistake of typing; no holiday of Viet Nam comes near it. */
function findIdleMonth(data: CalendarData): string | undefined {
  if (data.workingWeekdays.length === 0) return data.version;
  const off = data.days.filter((day) => day.kind !== "swap_work").map((day) => findDay(day.date) ?? 0);
  const sorted = off.toSorted((a, b) => a - b);
  const run = 40;
  const start = sorted.findIndex((day, index) => (sorted[index + run] ?? Number.POSITIVE_INFINITY) - day <= run);
  return start === -1 ? undefined : data.days.find((day) => findDay(day.date) === sorted[start])?.date;
}
