import { expect, test } from "vitest";
import { staffCalledAt, staffCallState } from "../../../src/queue/staff-call";
import { aHall, actorOf, MORNING } from "./a-hall";

const MINUTE = 60_000;
const call = { at: MORNING, answeredAt: null };

test("a call stands until it is answered, and becomes late", () => {
  expect(staffCallState(call, MORNING, true)).toBe("called");
  expect(staffCallState(call, MORNING + MINUTE, true)).toBe("late");
  const answered = { ...call, answeredAt: MORNING + 2 * MINUTE };
  expect(staffCallState(answered, MORNING + 2 * MINUTE, true)).toBe("answered");
});

test("pressed again it is the same call, and officers see since when", () => {
  const hall = aHall();
  hall.ask({ kind: "call-staff" });
  hall.wait(3);
  hall.ask({ kind: "call-staff" });
  expect(staffCalledAt(hall.state().staffCall, hall.context().now)).toBe(MORNING);
  hall.ask({ kind: "answer-staff", actor: actorOf(1) });
  hall.ask({ kind: "answer-staff", actor: actorOf(2) });
  expect(hall.events.map(({ kind }) => kind)).toEqual(["queue.staff-called", "queue.staff-answered"]);
  hall.ask({ kind: "call-staff" });
  expect(staffCalledAt(hall.state().staffCall, hall.context().now)).toBe(MORNING + 3 * MINUTE);
});

test("a minute after the answer the button is the next person's", () => {
  expect(staffCallState({ ...call, answeredAt: MORNING + 1000 }, MORNING + MINUTE + 1000, true)).toBe("none");
});

test("where no officer is signed in nobody is promised", () => {
  expect(staffCallState(call, MORNING, false)).toBe("nobody");
});

test("a number that is taken leaves the call as it is, and the next morning nobody waits any more", () => {
  const hall = aHall();
  hall.ask({ kind: "call-staff" });
  hall.take();
  expect(staffCalledAt(hall.state().staffCall, hall.context().now)).toBe(MORNING);
  hall.wait(24 * 60);
  hall.take();
  expect(staffCalledAt(hall.state().staffCall, hall.context().now)).toBeUndefined();
  expect(staffCallState(hall.state().staffCall, hall.context().now, true)).toBe("none");
});

test("entries of a call name nobody but the officer who answered", () => {
  const hall = aHall();
  hall.ask({ kind: "call-staff" });
  expect(Object.keys(hall.events[0] ?? {}).toSorted()).toEqual(["at", "command", "kind"]);
});
