import { readFileSync } from "node:fs";
import { z } from "zod";
import { parseCalendar, type CalendarData, type SpecialDay } from "../../../src/calendar/calendar-data";
import { createWorkingCalendar, type WorkingCalendar } from "../../../src/calendar/working-calendar";
import { expectOk } from "../../../src/shared/result";

export function readJson(path: string): unknown {
  return JSON.parse(readFileSync(new URL(`../../../${path}`, import.meta.url), "utf8")) as unknown;
}

export function shippedCalendar(): CalendarData {
  return expectOk(parseCalendar(readJson("assets/calendar/calendar.json")));
}

export function aSpecialDay(day: Partial<SpecialDay> & { readonly date: string }): SpecialDay {
  return { kind: "holiday", name: "Ngày nghỉ", legalBasis: "Ví dụ", confidence: "high", ...day };
}

const examplesSchema = z.object({
  calendar: z.object({ version: z.string(), off: z.array(z.string()), swapWork: z.array(z.string()) }),
  examples: z.array(
    z.object({
      id: z.string(),
      received: z.string(),
      rule: z.object({ value: z.number(), unit: z.string(), cutoff: z.string().nullable() }),
      sessions: z.array(z.tuple([z.string(), z.string()])),
      pauses: z.array(z.object({ from: z.string(), to: z.string() })),
      extension: z.object({ value: z.number(), unit: z.string(), decidedAt: z.string() }).optional(),
      expectedDue: z.string(),
      explanation: z.string(),
    }),
  ),
});

export const workedExamples = examplesSchema.parse(readJson("tests/fixtures/calendar/due-dates.json"));

/** The calendar that the worked examples bring along. */
export function exampleCalendar(sessions: readonly (readonly [string, string])[]): WorkingCalendar {
  const { version, off, swapWork } = workedExamples.calendar;
  const data: CalendarData = {
    ...shippedCalendar(),
    version,
    days: [
      ...off.map((date) => aSpecialDay({ date })),
      ...swapWork.map((date) => aSpecialDay({ date, kind: "swap_work" })),
    ],
  };
  return createWorkingCalendar(
    data,
    sessions.map(([start, end]) => ({ start, end })),
  );
}

export const USUAL_SESSIONS = [
  ["07:00", "11:30"],
  ["13:30", "17:00"],
] as const;
