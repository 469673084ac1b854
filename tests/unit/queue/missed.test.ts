import { expect, test } from "vitest";
import { hallToday } from "../../../src/queue/hall-today";
import type { Ticket } from "../../../src/queue/ticket";
import { deskQueue } from "../../../src/queue/views";
import { aHall, actorOf, QUEUE_DATA, RULES } from "./a-hall";

/** Called and missed until it is out of the line. */
function missForGood(hall: ReturnType<typeof aHall>, counter: number, ticket: Ticket): void {
  const actor = actorOf(counter);
  for (let press = 0; press < 9; press += 1) {
    hall.next(counter);
    if (hall.at(counter)?.id !== ticket.id) continue;
    hall.ask({ kind: "recall", ticket: ticket.id, actor });
    hall.ask({ kind: "miss", ticket: ticket.id, actor });
  }
  expect(hall.state().tickets.find(({ id }) => id === ticket.id)?.status).toBe("gone");
}

function deskAt(hall: ReturnType<typeof aHall>, counter: number) {
  return deskQueue(hall.state(), actorOf(counter).officer, { ...hall.context(), groups: QUEUE_DATA.priorityGroups });
}

test("who was missed for good is called back at any counter with the old number, before all who wait", () => {
  const hall = aHall();
  hall.sit(1);
  const late = hall.take();
  missForGood(hall, 1, late);
  hall.sit(2);
  hall.take("residence");
  expect(deskAt(hall, 2).missed).toMatchObject([{ label: "A001", heldBy: undefined }]);
  expect(hall.ask({ kind: "call-missed", ticket: late.id, actor: actorOf(2) }).ok).toBe(true);
  expect(hall.at(2)?.label).toBe("A001");
  expect(hall.state().calls[0]).toMatchObject({ label: "A001", counter: 2 });
  expect(deskAt(hall, 1).missed).toEqual([]);
  // Pressed at another desk at the same moment.
  const twice = hall.ask({ kind: "call-missed", ticket: late.id, actor: actorOf(1) });
  expect(twice).toEqual({ ok: false, fault: { kind: "not-missed" } });
});

test("whoever is at the counter is done first", () => {
  const hall = aHall();
  hall.sit(1);
  const late = hall.take();
  missForGood(hall, 1, late);
  hall.take();
  hall.next(1);
  const refused = hall.ask({ kind: "call-missed", ticket: late.id, actor: actorOf(1) });
  expect(refused).toEqual({ ok: false, fault: { kind: "still-serving", label: "A002" } });
});

test("a number that waits or is done is not called out of its turn", () => {
  const hall = aHall();
  hall.sit(1);
  const first = hall.take();
  const fault = { ok: false, fault: { kind: "not-missed" } };
  expect(hall.ask({ kind: "call-missed", ticket: first.id, actor: actorOf(1) })).toEqual(fault);
  hall.next(1);
  hall.ask({ kind: "done", ticket: first.id, actor: actorOf(1) });
  expect(hall.ask({ kind: "call-missed", ticket: first.id, actor: actorOf(1) })).toEqual(fault);
});

test("a missed number of yesterday is nobody's today", () => {
  const hall = aHall();
  hall.sit(1);
  const late = hall.take();
  missForGood(hall, 1, late);
  hall.wait(24 * 60);
  const refused = hall.ask({ kind: "call-missed", ticket: late.id, actor: actorOf(1) });
  expect(refused).toEqual({ ok: false, fault: { kind: "not-missed" } });
});

test("a counter that went off keeps its number no longer than it may be quiet: another one calls it", () => {
  const hall = aHall();
  hall.sit(1);
  const held = hall.take();
  hall.next(1);
  hall.sit(2);
  const early = hall.ask({ kind: "call-missed", ticket: held.id, actor: actorOf(2) });
  expect(early).toEqual({ ok: false, fault: { kind: "not-missed" } });
  hall.wait(RULES.quietMinutes + 1);
  hall.sit(2);
  expect(deskAt(hall, 2).missed).toMatchObject([{ label: "A001", heldBy: 1 }]);
  expect(hall.ask({ kind: "call-missed", ticket: held.id, actor: actorOf(2) }).ok).toBe(true);
  expect(hall.at(2)?.id).toBe(held.id);
  expect(hall.at(1)).toBeUndefined();
});

test("the supervisor gives a held number back to the line, at its old place", () => {
  const hall = aHall();
  hall.sit(1);
  const held = hall.take();
  hall.take();
  hall.next(1);
  hall.wait(RULES.quietMinutes + 1);
  const [counter] = hallToday(hall.state(), hall.context(), undefined).counters;
  expect(counter).toMatchObject({ open: false, serving: "A001", ticket: held.id });
  expect(hall.ask({ kind: "release", ticket: held.id, counter: 1, actor: actorOf(3) }).ok).toBe(true);
  // A counter that did nothing is still the quiet one.
  expect(hallToday(hall.state(), hall.context(), undefined).counters[0]).toMatchObject({ open: false });
  hall.sit(3);
  expect(hall.next(3)).toBe("A001");
});

test("a list that is late takes no number from the counter that called it back meanwhile", () => {
  const hall = aHall();
  hall.sit(1);
  const held = hall.take();
  hall.next(1);
  hall.wait(RULES.quietMinutes + 1);
  hall.sit(2);
  expect(hall.ask({ kind: "call-missed", ticket: held.id, actor: actorOf(2) }).ok).toBe(true);
  const late = hall.ask({ kind: "release", ticket: held.id, counter: 1, actor: actorOf(3) });
  expect(late).toEqual({ ok: false, fault: { kind: "not-missed" } });
  expect(hall.at(2)?.id).toBe(held.id);
});

test("a counter that is closed gives its number back, nobody sits down there, and it opens again", () => {
  const hall = aHall();
  hall.sit(1);
  hall.take();
  hall.next(1);
  expect(hall.ask({ kind: "close-counter", counter: 1, actor: actorOf(3) }).ok).toBe(true);
  const [closed] = hallToday(hall.state(), hall.context(), undefined).counters;
  expect(closed).toMatchObject({ closed: true, officer: undefined, serving: undefined });
  expect(deskAt(hall, 1)).toMatchObject({ counter: undefined, waitingInHall: 1 });
  const refused = hall.ask({ kind: "sit", counter: 1, actor: actorOf(1) });
  expect(refused).toEqual({ ok: false, fault: { kind: "counter-closed" } });
  expect(hall.ask({ kind: "close-counter", counter: 1, actor: actorOf(3) })).toEqual({ ok: true, value: [] });
  hall.ask({ kind: "open-counter", counter: 1, actor: actorOf(3) });
  hall.sit(1);
  expect(hall.next(1)).toBe("A001");
});

test("a counter closed before the first number stays closed, until the next day", () => {
  const hall = aHall();
  hall.take();
  hall.wait(24 * 60);
  hall.ask({ kind: "close-counter", counter: 2, actor: actorOf(3) });
  hall.take("residence");
  expect(hall.state().closed).toEqual([2]);
  hall.wait(24 * 60);
  hall.take();
  expect(hall.state().closed).toEqual([]);
});

test("the supervisor reads which services a counter takes", () => {
  const hall = aHall();
  const { counters } = hallToday(hall.state(), hall.context(), undefined);
  expect(counters.map(({ services }) => services?.length)).toEqual([2, 2, undefined]);
});
