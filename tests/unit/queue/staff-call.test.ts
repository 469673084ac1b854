import { expect, test } from "vitest";
import { callStaff, staffCallState } from "../../../src/queue/staff-call";

const MINUTE = 60_000;

test("a call stands until it is answered, and becomes late", () => {
  const call = callStaff(undefined, 1000);
  expect(staffCallState(call, 1000, true)).toBe("called");
  expect(staffCallState(call, 1000 + MINUTE, true)).toBe("late");
  expect(staffCallState({ ...call, answeredAt: 1000 + 2 * MINUTE }, 1000 + 2 * MINUTE, true)).toBe("answered");
});

test("pressed again it is the same call, and officers see since when", () => {
  const call = callStaff(undefined, 1000);
  expect(callStaff(call, 9000)).toEqual(call);
  expect(callStaff({ ...call, answeredAt: 5000 }, 9000)).toEqual({ at: 9000, answeredAt: null });
});

test("a minute after the answer the button is the next person's", () => {
  expect(staffCallState({ at: 0, answeredAt: 1000 }, 1000 + MINUTE, true)).toBe("none");
});

test("where no officer is signed in nobody is promised", () => {
  expect(staffCallState(callStaff(undefined, 0), 0, false)).toBe("nobody");
});
