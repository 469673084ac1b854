import fc from "fast-check";
import { expect, test } from "vitest";
import { findQueueEvent, queueDraft } from "../../../src/queue/queue-entry";
import { applyQueueEvent } from "../../../src/queue/fold-queue";
import { EMPTY_QUEUE, waitingTickets, type QueueState } from "../../../src/queue/queue-state";
import { estimateWait, estimateWaits } from "../../../src/queue/wait";
import type { KeyId } from "../../../src/shared/brand";
import { actorOf, aHall, RULES, SERVICES } from "./a-hall";

type Step =
  | { readonly do: "take"; readonly service: string; readonly priority: string | null }
  | { readonly do: "sit" | "leave" | "next" | "recall" | "done" | "miss"; readonly counter: number }
  | { readonly do: "transfer"; readonly counter: number; readonly service: string; readonly to: number | null }
  | { readonly do: "bring-back" | "release"; readonly counter: number; readonly which: number }
  | { readonly do: "close" | "open"; readonly counter: number }
  | { readonly do: "wait"; readonly minutes: number };

const counter = fc.constantFrom(1, 2, 3);
const service = fc.constantFrom(...SERVICES);
const taking = fc.record({
  do: fc.constant("take" as const),
  service,
  priority: fc.constantFrom(null, null, "elderly", "disabled"),
});
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: taking },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constantFrom("sit", "leave", "next", "next", "next", "recall", "recall", "done", "miss"),
      counter,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant("transfer" as const),
      counter,
      service,
      to: fc.option(counter, { nil: null }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constantFrom("bring-back" as const, "bring-back" as const, "release" as const),
      counter,
      which: fc.nat(30),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom("close" as const, "open" as const), counter }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("wait" as const), minutes: fc.constantFrom(1, 30, 50, 700) }) },
);
const steps = fc.array(step, { maxLength: 60 });

function run(hall: ReturnType<typeof aHall>, each: Step): void {
  if (each.do === "wait") {
    hall.wait(each.minutes);
  } else if (each.do === "take") {
    hall.take(each.service, each.priority);
  } else {
    const actor = actorOf(each.counter);
    const ticket = hall.at(each.counter)?.id;
    if (each.do === "bring-back" || each.do === "release") {
      // Any ticket of the day, whatever became of it: what is not missed or held is refused.
      const { tickets } = hall.state();
      const chosen = tickets[each.which % Math.max(1, tickets.length)]?.id;
      if (chosen === undefined) return;
      if (each.do === "bring-back") hall.ask({ kind: "call-missed", ticket: chosen, actor });
      else hall.ask({ kind: "release", ticket: chosen, counter: each.counter, actor });
    } else if (each.do === "close") hall.ask({ kind: "close-counter", counter: each.counter, actor });
    else if (each.do === "open") hall.ask({ kind: "open-counter", counter: each.counter, actor });
    else if (each.do === "sit") hall.ask({ kind: "sit", counter: each.counter, actor });
    else if (each.do === "leave") hall.ask({ kind: "leave", actor });
    else if (each.do === "next") hall.ask({ kind: "next", finish: true, actor });
    else if (ticket === undefined) return;
    else if (each.do === "transfer")
      hall.ask({ kind: "transfer", ticket, service: each.service, counter: each.to, actor });
    else hall.ask({ kind: each.do, ticket, actor });
  }
}

function expectSound(state: QueueState): void {
  const called = state.tickets.filter(({ status }) => status === "called");
  expect(new Set(called.map(({ counter: at }) => at)).size).toBe(called.length);
  expect(new Set(state.tickets.map(({ label }) => label)).size).toBe(state.tickets.length);
  expect(new Set(state.tickets.map(({ id }) => id)).size).toBe(state.tickets.length);
}

test("one ticket at a counter, one counter for a ticket, no number twice, whatever happens", () => {
  fc.assert(
    fc.property(steps, (history) => {
      const hall = aHall();
      for (const each of history) {
        run(hall, each);
        expectSound(hall.state());
      }
    }),
  );
});

test("no ticket is lost: on a day that goes on each one waits, is called, is done or is gone", () => {
  fc.assert(
    fc.property(steps, (history) => {
      const hall = aHall();
      let taken = 0;
      for (const each of history.filter((one) => one.do !== "wait")) {
        run(hall, each);
        if (each.do === "take") taken += 1;
        expect(hall.state().tickets).toHaveLength(taken);
      }
    }),
  );
});

test("a number is called back only out of missed or held ones, and whoever was done is never called again", () => {
  fc.assert(
    fc.property(steps, (history) => {
      const hall = aHall();
      for (const each of history) {
        const before = new Map(hall.state().tickets.map(({ id, status }) => [id, status]));
        run(hall, each);
        for (const { id, status } of hall.state().tickets) {
          if (before.get(id) === "done") expect(status).toBe("done");
          if (before.get(id) === "gone" && status !== "gone")
            expect([each.do, status]).toEqual(["bring-back", "called"]);
        }
      }
    }),
  );
});

test("a late press gives back no number that another counter serves by now than the one that was seen", () => {
  fc.assert(
    fc.property(steps, (history) => {
      const hall = aHall();
      for (const number of [1, 2, 3]) hall.sit(number);
      for (const each of history) {
        const { tickets } = hall.state();
        run(hall, each);
        if (each.do !== "release") continue;
        const elsewhere = tickets.filter(({ counter: at }) => at !== each.counter);
        for (const { id, status, counter: at } of elsewhere)
          expect(hall.state().tickets.find((ticket) => ticket.id === id)).toMatchObject({ status, counter: at });
      }
    }),
    { numRuns: 500 },
  );
});

test("nobody sits at a counter that is closed", () => {
  fc.assert(
    fc.property(steps, (history) => {
      const hall = aHall();
      for (const each of history) {
        run(hall, each);
        const { closed, seats } = hall.state();
        expect(seats.filter((seat) => closed.includes(seat.counter))).toEqual([]);
        expect(closed.filter((each) => hall.at(each) !== undefined)).toEqual([]);
      }
    }),
  );
});

test("a restart anywhere gives the same hall from its stored entries", () => {
  const key = "c0".repeat(16) as KeyId; // of the right form
  fc.assert(
    fc.property(steps, (history) => {
      const hall = aHall();
      for (const each of history) run(hall, each);
      const stored = hall.events.map((event) => {
        const draft = queueDraft(event, key);
        return { kind: draft.kind, body: JSON.parse(JSON.stringify(draft.body)) as typeof draft.body };
      });
      const again = stored.reduce((state, { kind, body }) => {
        const event = findQueueEvent(kind, body);
        return event === undefined ? state : applyQueueEvent(state, event);
      }, EMPTY_QUEUE);
      expect(again).toEqual(hall.state());
    }),
  );
});

test("who was there first and has no priority is called within a known number of calls, however many of priority come", () => {
  fc.assert(
    fc.property(fc.nat(8), fc.nat(6), (ahead, crowd) => {
      const hall = aHall();
      hall.sit(1);
      for (let person = 0; person < ahead; person += 1) hall.take();
      for (let person = 0; person < crowd; person += 1) hall.take("copies", "elderly");
      const mine = hall.take();
      let calls = 0;
      for (let label: string | undefined; label !== mine.label; calls += 1) {
        // At every call two more of priority come through the door.
        hall.take("copies", "elderly");
        hall.take("copies", "disabled");
        label = hall.next(1);
      }
      expect(calls).toBeLessThanOrEqual((ahead + 1) * (RULES.priorityInARow + 1));
    }),
  );
});

test("within the same standing, who took a number first is called first", () => {
  fc.assert(
    fc.property(fc.array(taking, { minLength: 1, maxLength: 20 }), (people) => {
      const hall = aHall();
      hall.sit(3);
      const orders = new Map(
        people.map((person) => [hall.take(person.service, person.priority).label, person.priority]),
      );
      const called = people.map(() => hall.next(3) ?? "nobody");
      const taken = [...orders.keys()];
      for (const standing of [true, false]) {
        const mine = called.filter((label) => (orders.get(label) === null) === standing);
        expect(mine).toEqual(taken.filter((label) => (orders.get(label) === null) === standing));
      }
    }),
  );
});

test("entries that cannot be read any more, or are of a newer program, are passed over", () => {
  expect(findQueueEvent("queue.taken", undefined)).toBeUndefined();
  expect(findQueueEvent("queue.newer", { at: 1 })).toBeUndefined();
  expect(findQueueEvent("print.queued", { job: "1" })).toBeUndefined();
});

test("the wait of each, asked for all at once, is the number of calls that the rules make before", () => {
  fc.assert(
    fc.property(steps, (history) => {
      const hall = aHall();
      for (const each of history) run(hall, each);
      const state = hall.state();
      const { now } = hall.context();
      const line = waitingTickets(state);
      const all = estimateWaits(
        state,
        line.map(({ id }) => id),
        hall.context(),
        now,
      );
      for (const { id } of line) expect(all.get(id)).toEqual(estimateWait(state, id, hall.context(), now));
      // Nobody has the same place as another.
      const called = line.flatMap(({ id }) => all.get(id)?.before ?? []).filter((before) => before < line.length);
      expect(new Set(called).size).toBe(called.length);
      expect(called).toHaveLength(line.length);
    }),
  );
});
