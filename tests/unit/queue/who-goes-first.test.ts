import { expect, test } from "vitest";
import { openCounters } from "../../../src/queue/next-ticket";
import { aHall, actorOf, RULES } from "./a-hall";

type Hall = ReturnType<typeof aHall>;

/** Called twice, as the rules ask, and not come. */
function miss(hall: Hall, counter: number): void {
  const ticket = hall.at(counter)?.id;
  if (ticket === undefined) throw new Error("nobody was called");
  hall.ask({ kind: "recall", ticket, actor: actorOf(counter) });
  hall.ask({ kind: "miss", ticket, actor: actorOf(counter) });
}

test("who has priority and did not come when called waits like the others", () => {
  const hall = aHall();
  hall.sit(1);
  hall.take("copies", "elderly");
  for (let person = 0; person < 4; person += 1) hall.take();
  expect(hall.next(1)).toBe("A001");
  miss(hall, 1);
  expect(Array.from({ length: 5 }, () => hall.next(1))).toEqual(["A002", "A003", "A004", "A001", "A005"]);
});

test("nobody else calls whom an officer sent to a counter at work, and somebody does once it is quiet", () => {
  const hall = aHall();
  hall.sit(1);
  hall.sit(3);
  hall.take();
  hall.next(1);
  const ticket = hall.at(1)?.id;
  if (ticket === undefined) throw new Error("nobody was called");
  hall.ask({ kind: "transfer", ticket, service: "copies", counter: 3, actor: actorOf(1) });
  expect(hall.next(1)).toBeUndefined();
  hall.wait(RULES.quietMinutes + 1);
  hall.sit(1);
  expect(hall.next(1)).toBe("A001");
});

test("an officer is not forgotten because the clock was set back", () => {
  const hall = aHall();
  hall.sit(1);
  hall.wait(-3 * 60);
  expect(openCounters(hall.state(), RULES, hall.context().now)).toEqual([1]);
});
