import { expect, test } from "vitest";
import { hallToday } from "../../../src/queue/hall-today";
import { actorOf, aHall, MORNING } from "./a-hall";

const MINUTE = 60_000;

test("the supervisor sees who waits how long for what, and what became of the others", () => {
  const hall = aHall();
  hall.sit(1);
  hall.take("copies");
  hall.take("copies");
  hall.wait(5);
  hall.take("residence");
  expect(hall.next(1)).toBe("A001");
  hall.wait(10);
  expect(hall.next(1)).toBe("A002");
  const missed = hall.at(1)?.id;
  if (missed === undefined) throw new Error("nobody was called");
  for (let time = 0; time < 2; time += 1) {
    hall.ask({ kind: "recall", ticket: missed, actor: actorOf(1) });
    hall.ask({ kind: "miss", ticket: missed, actor: actorOf(1) });
    for (let press = 0; time === 0 && press < 5 && hall.next(1) !== "A002"; press += 1) continue;
  }
  hall.take("residence");
  const today = hallToday(hall.state(), hall.context(), undefined);
  const later = MORNING + 15 * MINUTE;
  expect(today.all).toEqual({ taken: 4, waiting: 1, since: later, done: 2, gone: 1 });
  expect(today.services.map(({ id, taken, waiting, gone }) => ({ id, taken, waiting, gone }))).toEqual([
    { id: "copies", taken: 2, waiting: 0, gone: 1 },
    { id: "residence", taken: 2, waiting: 1, gone: 0 },
  ]);
  expect(today.counters[0]).toMatchObject({ number: 1, officer: "Cán bộ 01", open: true, serving: undefined });
  expect(today.counters[1]).toMatchObject({ officer: undefined, open: false });
  expect(today.usualVisit).toBe(0);
});

test("a visit that goes on is told with its counter and its beginning", () => {
  const hall = aHall();
  hall.sit(2);
  hall.take("residence");
  hall.wait(3);
  hall.next(2);
  const [, second] = hallToday(hall.state(), hall.context(), undefined).counters;
  expect(second).toMatchObject({ serving: "C001", servingSince: MORNING + 3 * MINUTE });
});

test("a hall that nobody has entered counts nothing", () => {
  const { all, services, usualVisit } = hallToday(aHall().state(), aHall().context(), undefined);
  expect(all).toEqual({ taken: 0, waiting: 0, since: undefined, done: 0, gone: 0 });
  expect([services, usualVisit]).toEqual([[], undefined]);
});
