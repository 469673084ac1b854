import { expect, test } from "vitest";
import { keepsPrepared } from "../../../src/queue/prepared";

const HOUR = 3_600_000;
const rules = { preparedHours: 6 };
const taken = 1_000 * HOUR;
const ticket = (status: "waiting" | "called" | "done" | "gone") => ({ status, takenAt: taken });

test("papers of a number that ended stay for the hours of the rule", () => {
  for (const status of ["done", "gone"] as const) {
    expect(keepsPrepared(ticket(status), rules, taken + 6 * HOUR - 1)).toBe(true);
    expect(keepsPrepared(ticket(status), rules, taken + 6 * HOUR)).toBe(false);
  }
});

test("while the number waits or is at a counter its papers stay however long that takes", () => {
  for (const status of ["waiting", "called"] as const) {
    expect(keepsPrepared(ticket(status), rules, taken + 20 * HOUR)).toBe(true);
  }
});

test("a clock that was set back wipes nothing", () => {
  expect(keepsPrepared(ticket("gone"), rules, taken - 48 * HOUR)).toBe(true);
});
