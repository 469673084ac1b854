import { expect, test } from "vitest";
import { dueDate, transferDue } from "../../../src/calendar/due-date";
import { formatLocalTime, parseLocalTime } from "../../../src/calendar/local-time";
import { dueAfterPauses, extendDue } from "../../../src/calendar/pause";
import { createWorkingCalendar } from "../../../src/calendar/working-calendar";
import { timeUnitSchema } from "../../../src/procedure/time-limit";
import { expectOk } from "../../../src/shared/result";
import { exampleCalendar, shippedCalendar, USUAL_SESSIONS, workedExamples } from "./calendars";

test("there are twenty-four worked examples", () => {
  expect(workedExamples.examples).toHaveLength(24);
});

test.each(workedExamples.examples)("worked example $id holds: $explanation", (example) => {
  const calendar = exampleCalendar(example.sessions);
  const { value, unit, cutoff } = example.rule;
  const limit = { value, unit: timeUnitSchema.parse(unit), sameDayCutoff: cutoff };
  const pauses = example.pauses.map(({ from, to }) => ({ from: parseLocalTime(from), to: parseLocalTime(to) }));
  const first = expectOk(dueDate(limit, parseLocalTime(example.received), calendar)).at;
  let due = expectOk(dueAfterPauses(first, pauses, calendar));
  if (example.extension !== undefined) {
    const extension = {
      value: example.extension.value,
      unit: timeUnitSchema.parse(example.extension.unit),
      sameDayCutoff: null,
    };
    due = expectOk(extendDue(due, extension, calendar));
  }
  expect(formatLocalTime(due)).toBe(example.expectedDue);
});

test("an unknown limit stays unknown", () => {
  const calendar = exampleCalendar(USUAL_SESSIONS);
  const received = parseLocalTime("2026-11-25T09:00:00");
  for (const unit of [null, "workingDays", "calendarDays", "workingHours"] as const) {
    const due = dueDate({ value: null, unit, sameDayCutoff: null }, received, calendar);
    expect(due).toEqual({ ok: false, fault: { kind: "unknown-limit" } });
  }
});

test("the clock has no due time while a pause lasts", () => {
  const calendar = exampleCalendar(USUAL_SESSIONS);
  const due = parseLocalTime("2026-11-27T17:00:00");
  const since = parseLocalTime("2026-11-26T08:00:00");
  expect(dueAfterPauses(due, [{ from: since, to: null }], calendar)).toEqual({
    ok: false,
    fault: { kind: "still-paused", since },
  });
});

test("pauses that overlap count once", () => {
  const calendar = exampleCalendar(USUAL_SESSIONS);
  const due = parseLocalTime("2026-12-03T17:00:00");
  const pause = { from: parseLocalTime("2026-12-01T08:00:00"), to: parseLocalTime("2026-12-02T08:00:00") };
  const inside = { from: parseLocalTime("2026-12-01T09:00:00"), to: parseLocalTime("2026-12-01T10:00:00") };
  const once = expectOk(dueAfterPauses(due, [pause], calendar));
  expect(expectOk(dueAfterPauses(due, [inside, pause], calendar))).toBe(once);
});

test("an extension that does not reach beyond the due time is refused", () => {
  const calendar = exampleCalendar(USUAL_SESSIONS);
  const due = parseLocalTime("2026-12-03T17:00:00");
  const none = extendDue(due, { value: 0, unit: "workingDays", sameDayCutoff: null }, calendar);
  expect(none).toEqual({ ok: false, fault: { kind: "not-longer" } });
});

test("a due date over days that are only expected says so", () => {
  const calendar = createWorkingCalendar(shippedCalendar());
  const limit = { value: 10, unit: "workingDays", sameDayCutoff: null } as const;
  const overTet = expectOk(dueDate(limit, parseLocalTime("2027-02-01T09:00:00"), calendar));
  expect(overTet.doubts.uncertainDays.map((day) => day.date)).toContain("2027-02-08");
  const soon = expectOk(dueDate(limit, parseLocalTime("2026-11-25T09:00:00"), calendar));
  expect(soon.doubts).toEqual({ uncertainDays: [], uncoveredYears: [] });
  const far = expectOk(dueDate(limit, parseLocalTime("2031-03-03T09:00:00"), calendar));
  expect(far.doubts.uncoveredYears).toEqual([2031]);
});

test("the Day of Vietnamese Culture is a day off for the shipped calendar", () => {
  const calendar = createWorkingCalendar(shippedCalendar());
  const limit = { value: 1, unit: "workingDays", sameDayCutoff: null } as const;
  const due = expectOk(dueDate(limit, parseLocalTime("2026-11-23T09:00:00"), calendar));
  expect(formatLocalTime(due.at)).toBe("2026-11-25T17:00:00");
});

test("a dossier is handed on the same day, or at the next opening when it came after the cutoff", () => {
  const calendar = exampleCalendar(USUAL_SESSIONS);
  const early = transferDue(parseLocalTime("2026-11-27T15:00:00"), calendar);
  const late = transferDue(parseLocalTime("2026-11-27T15:00:01"), calendar);
  expect(formatLocalTime(early)).toBe("2026-11-27T17:00:00");
  expect(formatLocalTime(late)).toBe("2026-11-30T07:00:00");
});

test("who comes at the very moment of closing still comes that day", () => {
  const calendar = exampleCalendar(USUAL_SESSIONS);
  const limit = { value: 1, unit: "workingDays", sameDayCutoff: null } as const;
  const due = (received: string) => formatLocalTime(expectOk(dueDate(limit, parseLocalTime(received), calendar)).at);
  expect(due("2026-11-25T17:00:00")).toBe("2026-11-26T17:00:00");
  expect(due("2026-11-25T17:00:01")).toBe("2026-11-27T17:00:00");
});
