import { applyNumberFact, allot, NO_NUMBERS } from "../../../src/journal/number-series";
import type { QueueCommand, QueueRefusal } from "../../../src/queue/commands";
import { decideQueue } from "../../../src/queue/decide-queue";
import { applyQueueEvent } from "../../../src/queue/fold-queue";
import type { QueueContext } from "../../../src/queue/queue-context";
import { parseQueueData, type QueueService } from "../../../src/queue/queue-data";
import type { QueueEvent } from "../../../src/queue/queue-entry";
import { EMPTY_QUEUE, type QueueState } from "../../../src/queue/queue-state";
import { ticketSeries, TICKET_NUMBERS, type Ticket } from "../../../src/queue/ticket";
import type { CommandId } from "../../../src/shared/brand";
import { expectOk, type Result } from "../../../src/shared/result";

/** Monday 23/11/2026, 08:00 in Viet Nam. */
export const MORNING = Date.UTC(2026, 10, 23, 1, 0, 0);
const MINUTE = 60_000;

const words = { title: "Việc", note: "" };
const service = (id: string, letter: string): QueueService => ({
  id,
  letter,
  place: "choose",
  vi: words,
  en: words,
  fields: [],
});
const group = (id: string) =>
  ({ id, vi: words, en: words, legalBasis: "nội quy", confidence: "low", from: "1970-01-01", to: null }) as const;

export const RULES = {
  priorityInARow: 2,
  callsBeforeMiss: 2,
  timesBack: 1,
  placesBack: 3,
  quietMinutes: 45,
  preparedHours: 6,
};
export const COUNTERS = [
  { number: 1, name: "Một", services: ["copies", "other"] },
  { number: 2, name: "Hai", services: ["residence", "other"] },
  { number: 3, name: "Ba", services: ["copies", "residence", "other"] },
];
const rows = Object.entries(RULES).map(([rule, value]) => {
  return { rule, value, legalBasis: "nội quy", confidence: "low", from: "1970-01-01", to: null };
});
export const QUEUE_DATA = expectOk(
  parseQueueData({
    services: [service("copies", "A"), service("residence", "C"), service("other", "G")],
    priorityGroups: [group("elderly"), group("disabled")],
    rules: rows,
  }),
);
export const SERVICES = ["copies", "residence", "other"] as const;
export const OFFICERS = ["01", "02", "03"].map((id) => ({ officer: id, name: `Cán bộ ${id}`, role: "officer" }));

// What a test asks for carries no id: the hall gives each command one of its own.
type Without<T> = T extends unknown ? Omit<T, "commandId"> : never;
export type Asked = Without<QueueCommand>;

/** A hall in memory: decides, keeps the entries, applies them; time goes on only when told. */
export function aHall() {
  let state = EMPTY_QUEUE;
  let numbers = NO_NUMBERS;
  const { services, priorityGroups: groups } = QUEUE_DATA;
  for (const { letter } of services) {
    const fact = { kind: "granted", series: ticketSeries(letter), incarnation: 1, grant: TICKET_NUMBERS } as const;
    numbers = applyNumberFact(numbers, fact);
  }
  const world = { now: MORNING };
  const events: QueueEvent[] = [];
  let commands = 0;

  const context = (): QueueContext => ({
    now: world.now,
    counters: COUNTERS,
    rules: RULES,
    services,
    groups,
    allotTicket: (letter, day) => allot(numbers, ticketSeries(letter), day.slice(2).replaceAll("-", "")),
  });
  const nextId = (): CommandId => {
    commands += 1;
    return commands.toString(16).padStart(32, "0") as CommandId; // of the right form
  };
  const send = (command: QueueCommand): Result<readonly QueueEvent[], QueueRefusal> => {
    const decided = decideQueue(state, command, context());
    if (!decided.ok) return decided;
    for (const event of decided.value) {
      events.push(event);
      state = applyQueueEvent(state, event);
      if (event.kind === "queue.taken") numbers = applyNumberFact(numbers, { kind: "allotted", ...event.number });
    }
    return decided;
  };
  const ask = (asked: Asked) => send({ ...asked, commandId: nextId() });
  return {
    events,
    context,
    send,
    ask,
    nextId,
    state: (): QueueState => state,
    wait(minutes: number) {
      world.now += minutes * MINUTE;
    },
    take(service = "copies", priority: string | null = null): Ticket {
      expectOk(ask({ kind: "take", service, priority }));
      const ticket = state.tickets.at(-1);
      if (ticket === undefined) throw new Error("no ticket");
      return ticket;
    },
    sit(counter: number): void {
      const actor = actorOf(counter);
      expectOk(ask({ kind: "sit", counter, actor }));
    },
    /** The label that is called, or undefined where nobody is. */
    next(counter: number): string | undefined {
      const called = ask({ kind: "next", finish: true, actor: actorOf(counter) });
      const event = called.ok ? called.value.find(({ kind }) => kind === "queue.called") : undefined;
      if (event?.kind !== "queue.called") return undefined;
      return state.tickets.find(({ id }) => id === event.ticket)?.label;
    },
    at(counter: number): Ticket | undefined {
      return state.tickets.find((ticket) => ticket.status === "called" && ticket.counter === counter);
    },
  };
}

export function actorOf(counter: number) {
  const actor = OFFICERS[counter - 1];
  if (actor === undefined) throw new Error("no such officer");
  return actor;
}
