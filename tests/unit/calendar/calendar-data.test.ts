import { expect, test } from "vitest";
import { amendCalendar } from "../../../src/calendar/amend-calendar";
import { parseCalendar } from "../../../src/calendar/calendar-data";
import { getDay, isoDate, parseLocalTime, vietnameseDate, weekdayOf } from "../../../src/calendar/local-time";
import { calendarInForce, createWorkingCalendar, isOpenAt, isWorkingDay } from "../../../src/calendar/working-calendar";
import { expectOk } from "../../../src/shared/result";
import { aSpecialDay, readJson, shippedCalendar } from "./calendars";

const WEEKDAYS = ["T2", "T3", "T4", "T5", "T6", "T7", "CN"];

function shippedRaw(): Record<string, unknown> & { days: { date: string; weekday: string }[] } {
  // The parser of the product has read the same file in the first test.
  return readJson("assets/calendar/calendar.json") as ReturnType<typeof shippedRaw>;
}

test("the shipped calendar is read whole and its weekdays are right", () => {
  const data = shippedCalendar();
  const raw = shippedRaw();
  expect(data.days).toHaveLength(raw.days.length);
  for (const day of raw.days)
    expect([day.date, WEEKDAYS[weekdayOf(getDay(day.date)) - 1]]).toEqual([day.date, day.weekday]);
  for (const day of data.days) expect(day.legalBasis).not.toBe("");
});

test("a Saturday that is worked in exchange is a working day and the day exchanged is not", () => {
  const calendar = createWorkingCalendar(shippedCalendar());
  expect(isWorkingDay(getDay("2026-08-22"), calendar)).toBe(true);
  expect(isWorkingDay(getDay("2026-08-31"), calendar)).toBe(false);
  expect(isWorkingDay(getDay("2026-11-28"), calendar)).toBe(false);
});

test("the counter is closed at lunch", () => {
  const calendar = createWorkingCalendar(shippedCalendar());
  expect(isOpenAt(parseLocalTime("2026-11-25T11:29:59"), calendar)).toBe(true);
  expect(isOpenAt(parseLocalTime("2026-11-25T11:30:00"), calendar)).toBe(false);
});

test.each([
  ["a date that does not exist", { date: "2026-02-30" }, "no-such-date"],
  ["a second row for a date", { date: "2026-11-24" }, "two-rows-for-a-date"],
  ["an unknown kind of day", { date: "2026-12-24", kind: "party" }, "malformed"],
  ["a day without its legal basis", { date: "2026-12-24", legalBasis: "" }, "malformed"],
])("%s is refused", (_name, day, kind) => {
  const raw = shippedRaw();
  const row = { kind: "holiday", name: "x", legalBasis: "x", confidence: "high", ...day };
  const parsed = parseCalendar({ ...raw, days: [...raw.days, row] });
  expect(parsed).toMatchObject({ ok: false, fault: { kind } });
});

test("sessions that overlap are refused", () => {
  const defaultSessions = [
    { start: "07:00", end: "11:30" },
    { start: "11:00", end: "17:00" },
  ];
  expect(parseCalendar({ ...shippedRaw(), defaultSessions })).toMatchObject({ fault: { kind: "sessions-overlap" } });
});

test("a calendar with forty days off in a row is refused", () => {
  const first = getDay("2029-03-01");
  const days = Array.from({ length: 50 }, (_, index) => aSpecialDay({ date: isoDate(first + index) }));
  expect(parseCalendar({ ...shippedRaw(), days })).toMatchObject({
    fault: { kind: "no-working-day", from: "2029-03-01" },
  });
});

test("an amendment makes a new version with author and date, and the old one stays in force before it", () => {
  const old = shippedCalendar();
  const swap = aSpecialDay({ date: "2026-12-31", kind: "swap_off" });
  const amended = expectOk(
    amendCalendar(old, { author: "Giám sát", inForceFrom: "2026-12-01", put: [swap], remove: ["2027-01-01"] }),
  );
  expect(amended).toMatchObject({ version: "2026-12-01", author: "Giám sát" });
  expect(amended.days).toContainEqual(swap);
  expect(amended.days.some((day) => day.date === "2027-01-01")).toBe(false);
  expect(calendarInForce([amended, old], parseLocalTime("2026-11-30T23:59:59"))).toBe(old);
  expect(calendarInForce([amended, old], parseLocalTime("2026-12-01T00:00:00"))).toBe(amended);
});

test("an amendment without author, without newer date or of a missing row is refused", () => {
  const amendment = { author: "Giám sát", inForceFrom: "2026-12-01", put: [], remove: [] };
  const data = shippedCalendar();
  expect(amendCalendar(data, { ...amendment, author: " " })).toMatchObject({ fault: { kind: "no-author" } });
  expect(amendCalendar(data, { ...amendment, inForceFrom: data.version })).toMatchObject({
    fault: { kind: "not-newer" },
  });
  expect(amendCalendar(data, { ...amendment, remove: ["2026-12-09"] })).toMatchObject({
    fault: { kind: "nothing-to-remove" },
  });
});

test("dates are read and written as people know them", () => {
  expect(vietnameseDate(getDay("2026-11-05"))).toBe("05/11/2026");
  expect(() => getDay("2026-13-01")).toThrow(RangeError);
  expect(weekdayOf(getDay("1969-12-28"))).toBe(7);
});
