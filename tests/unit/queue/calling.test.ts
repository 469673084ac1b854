import { expect, test } from "vitest";
import { estimateWait } from "../../../src/queue/wait";
import { aHall, actorOf, COUNTERS, RULES } from "./a-hall";

test("numbers of each letter run from 1 and begin again on the next day", () => {
  const hall = aHall();
  expect([hall.take().label, hall.take("residence").label, hall.take().label]).toEqual(["A001", "C001", "A002"]);
  hall.wait(24 * 60);
  expect(hall.take().label).toBe("A001");
});

test("a doubled touch makes one ticket", () => {
  const hall = aHall();
  const command = { kind: "take", commandId: hall.nextId(), service: "copies", priority: null } as const;
  hall.send(command);
  expect(hall.send(command)).toEqual({ ok: true, value: [] });
  expect(hall.state().tickets).toHaveLength(1);
});

test("after two of priority one of the others is called", () => {
  const hall = aHall();
  hall.sit(1);
  for (const priority of [null, null, "elderly", "elderly", "disabled", "elderly"]) hall.take("copies", priority);
  const labels = Array.from({ length: 6 }, () => hall.next(1));
  expect(labels).toEqual(["A003", "A004", "A001", "A005", "A006", "A002"]);
  const whys = hall.events.flatMap((event) => (event.kind === "queue.called" ? [event.why] : []));
  expect(whys).toEqual(["priority", "priority", "turn", "priority", "priority", "order"]);
});

test("sitting down again does not put off the turn of the others", () => {
  const hall = aHall();
  hall.sit(1);
  for (const priority of [null, "elderly", "elderly", "elderly"]) hall.take("copies", priority);
  const labels = Array.from({ length: 3 }, () => {
    const label = hall.next(1);
    const ticket = hall.at(1)?.id;
    if (ticket !== undefined) hall.ask({ kind: "done", ticket, actor: actorOf(1) });
    hall.sit(1);
    return label;
  });
  expect(labels).toEqual(["A002", "A003", "A001"]);
});

test("a counter calls what it serves, and what no counter at work serves", () => {
  const hall = aHall();
  hall.sit(1);
  hall.take("residence");
  hall.take("copies");
  hall.sit(2);
  expect(hall.next(1)).toBe("A001");
  expect(hall.next(1)).toBeUndefined();
  hall.take("residence");
  hall.ask({ kind: "leave", actor: actorOf(2) });
  expect(hall.next(1)).toBe("C001");
});

test("a counter that is quiet for long does not keep its people waiting", () => {
  const hall = aHall();
  hall.sit(2);
  hall.wait(RULES.quietMinutes);
  hall.sit(1);
  hall.take("residence");
  expect(hall.next(1)).toBeUndefined();
  hall.wait(1);
  expect(hall.next(1)).toBe("C001");
});

test("who does not come waits again behind three others, once, and then is out", () => {
  const hall = aHall();
  hall.sit(1);
  for (let person = 0; person < 6; person += 1) hall.take();
  const miss = (): unknown => {
    const ticket = hall.at(1)?.id;
    if (ticket === undefined) throw new Error("nobody was called");
    return hall.ask({ kind: "miss", ticket, actor: actorOf(1) });
  };
  const recall = (): void => {
    const ticket = hall.at(1)?.id;
    if (ticket !== undefined) hall.ask({ kind: "recall", ticket, actor: actorOf(1) });
  };
  expect(hall.next(1)).toBe("A001");
  expect(miss()).toEqual({ ok: false, fault: { kind: "call-again", calls: 1 } });
  recall();
  miss();
  expect(Array.from({ length: 4 }, () => hall.next(1))).toEqual(["A002", "A003", "A004", "A001"]);
  recall();
  miss();
  expect(hall.state().tickets[0]?.status).toBe("gone");
  expect([hall.next(1), hall.next(1), hall.next(1)]).toEqual(["A005", "A006", undefined]);
});

test("a transfer keeps the place in the line, and goes to the counter that was named", () => {
  const hall = aHall();
  hall.sit(1);
  hall.sit(3);
  for (let person = 0; person < 3; person += 1) hall.take();
  expect(hall.next(1)).toBe("A001");
  const ticket = hall.at(1)?.id;
  if (ticket === undefined) throw new Error("nobody was called");
  hall.ask({ kind: "transfer", ticket, service: "residence", counter: 3, actor: actorOf(1) });
  expect(hall.next(1)).toBe("A002");
  expect(hall.next(3)).toBe("A001");
});

test("an unfinished visit is not ended by a call that does not say so", () => {
  const hall = aHall();
  hall.sit(1);
  hall.take();
  hall.take();
  hall.next(1);
  const refused = hall.ask({ kind: "next", finish: false, actor: actorOf(1) });
  expect(refused).toEqual({ ok: false, fault: { kind: "still-serving", label: "A001" } });
  expect(hall.at(1)?.label).toBe("A001");
});

test("an officer does not leave somebody behind at a counter", () => {
  const hall = aHall();
  hall.sit(1);
  hall.take();
  hall.next(1);
  const refused = { ok: false, fault: { kind: "still-serving", label: "A001" } };
  expect(hall.ask({ kind: "sit", counter: 2, actor: actorOf(1) })).toEqual(refused);
  expect(hall.ask({ kind: "leave", actor: actorOf(1) })).toEqual(refused);
});

test("a late press does not hit the next person", () => {
  const hall = aHall();
  hall.sit(1);
  const first = hall.take();
  hall.take();
  hall.next(1);
  hall.next(1);
  const late = hall.ask({ kind: "done", ticket: first.id, actor: actorOf(1) });
  expect(late).toEqual({ ok: false, fault: { kind: "not-here" } });
});

test("who still waits when the day ends is closed by the first use of the next day", () => {
  const hall = aHall();
  hall.sit(1);
  hall.take();
  hall.take();
  hall.wait(24 * 60);
  hall.take("residence");
  expect(hall.events.at(-2)).toMatchObject({ kind: "queue.closed", day: "2026-11-23", waiting: 2 });
  expect(hall.state().tickets.map(({ label }) => label)).toEqual(["C001"]);
  // The officer still sits there.
  expect(hall.next(1)).toBe("C001");
});

test("the wait is how many the rules call before", () => {
  const hall = aHall();
  hall.sit(1);
  hall.sit(3);
  for (const priority of [null, null, null, "elderly", "elderly"]) hall.take("copies", priority);
  const rules = { counters: COUNTERS, rules: RULES };
  const before = hall.state().tickets.map(({ id }) => estimateWait(hall.state(), id, rules, hall.context().now).before);
  expect(before).toEqual([2, 3, 4, 0, 1]);
});

test("minutes are only named after some visits of that day, and hold the usual one", () => {
  const hall = aHall();
  hall.sit(1);
  for (let person = 0; person < 10; person += 1) hall.take();
  const last = hall.state().tickets.at(-1);
  if (last === undefined) throw new Error("no ticket");
  const estimate = () => estimateWait(hall.state(), last.id, hall.context(), hall.context().now);
  expect(estimate()).toEqual({ before: 9 });
  for (let visit = 0; visit < 6; visit += 1) {
    hall.next(1);
    hall.wait(6);
  }
  expect(estimate()).toEqual({ before: 3, minutes: [15, 20] });
});
