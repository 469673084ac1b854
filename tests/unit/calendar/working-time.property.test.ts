import fc from "fast-check";
import { expect, test } from "vitest";
import { dueDate, type CountedLimit } from "../../../src/calendar/due-date";
import { dayOf, DAY_MS, MINUTE_MS, parseClockTime, parseLocalTime } from "../../../src/calendar/local-time";
import { dueAfterPauses, extendDue, remainingWorkingTime } from "../../../src/calendar/pause";
import { isWorkingDay } from "../../../src/calendar/working-calendar";
import { addWorkingTime, workingTimeBetween } from "../../../src/calendar/working-time";
import { expectOk } from "../../../src/shared/result";
import { exampleCalendar, USUAL_SESSIONS, workedExamples } from "./calendars";
import { slowDue, slowWorkingMinutes, type OracleCalendar } from "./slow-oracle";

/** The oracle walks a million minutes; other work on the machine must not make it fail. */
const SLOW = 60_000;
const START = parseLocalTime("2025-01-01T00:00:00");
const SESSION_SETS = [
  USUAL_SESSIONS,
  [
    ["08:00", "12:00"],
    ["13:00", "17:00"],
  ],
  [["07:30", "16:00"]],
] as const;

const settings = fc.constantFrom(...SESSION_SETS).map((sessions) => ({
  calendar: exampleCalendar(sessions),
  oracle: {
    off: new Set(workedExamples.calendar.off),
    swapWork: new Set(workedExamples.calendar.swapWork),
    sessions: sessions.map(([start, end]) => [parseClockTime(start), parseClockTime(end)] as const),
  } satisfies OracleCalendar,
}));
const wholeMinute = fc.integer({ min: 0, max: 700 * 1440 }).map((minute) => START + minute * MINUTE_MS);
const anyInstant = fc.integer({ min: 0, max: 700 * DAY_MS }).map((offset) => START + offset);

const limits: fc.Arbitrary<CountedLimit> = fc.oneof(
  fc
    .constantFrom("14:00", "15:00", "16:30")
    .map((cutoff) => ({ value: 0, unit: "sameDay", sameDayCutoff: cutoff }) as const),
  fc.integer({ min: 1, max: 24 }).map((value) => ({ value, unit: "workingHours", sameDayCutoff: null }) as const),
  fc.integer({ min: 0, max: 12 }).map((value) => ({ value, unit: "workingDays", sameDayCutoff: null }) as const),
  fc.integer({ min: 0, max: 20 }).map((value) => ({ value, unit: "calendarDays", sameDayCutoff: null }) as const),
);

test(
  "a due date equals that of an oracle that walks minute by minute",
  () => {
    fc.assert(
      fc.property(settings, limits, wholeMinute, ({ calendar, oracle }, limit, received) => {
        expect(expectOk(dueDate(limit, received, calendar)).at).toBe(slowDue(limit, received, oracle));
      }),
      { numRuns: 150 },
    );
  },
  SLOW,
);

test(
  "working time between two moments equals a count of minutes",
  () => {
    fc.assert(
      fc.property(
        settings,
        wholeMinute,
        fc.integer({ min: 0, max: 8 * 1440 }),
        ({ calendar, oracle }, from, minutes) => {
          const to = from + minutes * MINUTE_MS;
          expect(workingTimeBetween(from, to, calendar)).toBe(slowWorkingMinutes(from, to, oracle) * MINUTE_MS);
        },
      ),
      { numRuns: 100 },
    );
  },
  SLOW,
);

test("nothing is ever due on a day off, with or without pause and extension", () => {
  fc.assert(
    fc.property(
      settings,
      limits,
      limits,
      anyInstant,
      anyInstant,
      anyInstant,
      ({ calendar }, limit, more, at, from, to) => {
        const due = expectOk(dueDate(limit, at, calendar)).at;
        expect(isWorkingDay(dayOf(due), calendar)).toBe(true);
        const paused = expectOk(dueAfterPauses(due, [{ from, to: Math.max(from, to) }], calendar));
        expect(isWorkingDay(dayOf(paused), calendar)).toBe(true);
        const extended = extendDue(paused, more, calendar);
        if (extended.ok) expect(isWorkingDay(dayOf(extended.value), calendar)).toBe(true);
      },
    ),
  );
});

test("who comes later is never due earlier", () => {
  fc.assert(
    fc.property(
      settings,
      limits,
      anyInstant,
      fc.integer({ min: 0, max: 10 * DAY_MS }),
      ({ calendar }, limit, at, later) => {
        const first = expectOk(dueDate(limit, at, calendar)).at;
        const second = expectOk(dueDate(limit, at + later, calendar)).at;
        expect(second).toBeGreaterThanOrEqual(first);
        expect(first).toBeGreaterThanOrEqual(at);
      },
    ),
  );
});

test("a longer limit is never due earlier", () => {
  fc.assert(
    fc.property(settings, limits, anyInstant, fc.nat({ max: 5 }), ({ calendar }, limit, at, more) => {
      const longer = { ...limit, value: (limit.value ?? 0) + more };
      const due = expectOk(dueDate(limit, at, calendar)).at;
      expect(expectOk(dueDate(longer, at, calendar)).at).toBeGreaterThanOrEqual(due);
    }),
  );
});

test("pause and resume keep the working time that was left", () => {
  fc.assert(
    fc.property(
      settings,
      limits,
      anyInstant,
      fc.nat(),
      fc.nat({ max: 20 * DAY_MS }),
      ({ calendar }, limit, at, when, long) => {
        const due = expectOk(dueDate(limit, at, calendar)).at;
        const from = at + (when % (due - at + 1));
        const to = from + long;
        const after = expectOk(dueAfterPauses(due, [{ from, to }], calendar));
        expect(remainingWorkingTime(after, to, calendar)).toBe(remainingWorkingTime(due, from, calendar));
      },
    ),
  );
});

test("time that is added comes back as time between", () => {
  fc.assert(
    fc.property(settings, anyInstant, fc.nat({ max: 10 * DAY_MS }), ({ calendar }, from, duration) => {
      expect(workingTimeBetween(from, addWorkingTime(from, duration, calendar), calendar)).toBe(duration);
    }),
  );
});
