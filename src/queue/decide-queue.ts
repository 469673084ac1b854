import { dayOf, isoDate } from "../calendar/local-time";
import type { AllottedNumber } from "../dossier/body-parts";
import type { NumberFault } from "../journal/number-series";
import type { Instant } from "../shared/clock";
import { fail, ok, type Result } from "../shared/result";
import type { QueueCommand, QueueRefusal } from "./commands";
import { findNextCall, type HallRules } from "./next-ticket";
import type { PriorityGroup, QueueService } from "./queue-data";
import type { QueueEvent } from "./queue-entry";
import { findSeatOf, findServed, onDay, waitingTickets, type QueueState } from "./queue-state";
import type { Ticket, TicketId } from "./ticket";

export interface QueueContext extends HallRules {
  readonly now: Instant;
  readonly services: readonly QueueService[];
  /** In force today. */
  readonly groups: readonly PriorityGroup[];
  /** The next number of a letter on a local day "2026-11-23"; taken only if the decision is written. */
  allotTicket(letter: string, day: string): Result<AllottedNumber, NumberFault>;
}

type Decision = Result<readonly QueueEvent[], QueueRefusal>;
type Command<K extends QueueCommand["kind"]> = Extract<QueueCommand, { kind: K }>;

/** The entries that a command makes, or why not; none where the command was there before. */
export function decideQueue(known: QueueState, command: QueueCommand, context: QueueContext): Decision {
  if (known.commands.includes(command.commandId)) return ok([]);
  const day = isoDate(dayOf(context.now));
  const state = onDay(known, day);
  const decision = decideToday(state, command, context);
  // A day that is over is closed by the first entry of the next one.
  if (!decision.ok || known.day === null || known.day === day) return decision;
  const { commandId: id, waiting } = { commandId: command.commandId, waiting: waitingTickets(known).length };
  return ok([{ kind: "queue.closed", command: id, at: context.now, day: known.day, waiting }, ...decision.value]);
}

function decideToday(state: QueueState, command: QueueCommand, context: QueueContext): Decision {
  switch (command.kind) {
    case "take":
      return take(state, command, context);
    case "sit":
      return sit(state, command, context);
    case "leave":
      return leave(state, command, context);
    case "next":
      return callNext(state, command, context);
    case "recall":
    case "done":
    case "miss":
    case "transfer":
      return atCounter(state, command, context);
  }
}

function take(
  { day }: QueueState,
  { commandId, service: name, priority }: Command<"take">,
  context: QueueContext,
): Decision {
  const service = context.services.find(({ id }) => id === name);
  if (service === undefined) return fail({ kind: "unknown-service" });
  if (priority !== null && !context.groups.some(({ id }) => id === priority)) return fail({ kind: "unknown-priority" });
  if (day === null) throw new Error("a ticket without a day");
  const number = context.allotTicket(service.letter, day);
  if (!number.ok) return fail({ kind: "no-numbers" });
  return ok([
    {
      kind: "queue.taken",
      command: commandId,
      at: context.now,
      // Both are 32 hex digits; the command names what it made.
      ticket: commandId as string as TicketId,
      day,
      label: ticketLabel(service.letter, number.value.number),
      service: service.id,
      priority,
      number: number.value,
    },
  ]);
}

function ticketLabel(letter: string, number: number): string {
  return `${letter}${String(number).padStart(3, "0")}`;
}

function sit(
  state: QueueState,
  { commandId, counter, actor }: Command<"sit">,
  { counters, now }: QueueContext,
): Decision {
  if (!counters.some(({ number }) => number === counter)) return fail({ kind: "unknown-counter" });
  const before = findSeatOf(state, actor.officer)?.counter;
  // Nobody would know of whom the officer leaves behind at the other counter.
  const left = before === undefined || before === counter ? undefined : findServed(state, before);
  if (left !== undefined) return fail({ kind: "still-serving", label: left.label });
  return ok([{ kind: "queue.seated", command: commandId, at: now, counter, actor }]);
}

function leave(state: QueueState, { commandId, actor }: Command<"leave">, { now }: QueueContext): Decision {
  const seat = findSeatOf(state, actor.officer);
  if (seat === undefined) return fail({ kind: "no-counter" });
  const served = findServed(state, seat.counter);
  if (served !== undefined) return fail({ kind: "still-serving", label: served.label });
  return ok([{ kind: "queue.left", command: commandId, at: now, counter: seat.counter, actor }]);
}

function callNext(state: QueueState, command: Command<"next">, context: QueueContext): Decision {
  const { commandId, actor, finish } = command;
  const counter = findSeatOf(state, actor.officer)?.counter;
  if (counter === undefined) return fail({ kind: "no-counter" });
  const served = findServed(state, counter);
  if (served !== undefined && !finish) return fail({ kind: "still-serving", label: served.label });
  const common = { command: commandId, at: context.now, counter, actor };
  const done: readonly QueueEvent[] =
    served === undefined ? [] : [{ kind: "queue.done", ...common, ticket: served.id }];
  const next = findNextCall(state, counter, context, context.now);
  if (next === undefined) return served === undefined ? fail({ kind: "nobody-waiting" }) : ok(done);
  return ok([...done, { kind: "queue.called", ...common, ticket: next.ticket.id, why: next.why }]);
}

function atCounter(
  state: QueueState,
  command: Command<"recall" | "done" | "miss" | "transfer">,
  context: QueueContext,
): Decision {
  const { commandId, actor, ticket: id } = command;
  const counter = findSeatOf(state, actor.officer)?.counter;
  if (counter === undefined) return fail({ kind: "no-counter" });
  const ticket = findServed(state, counter);
  if (ticket?.id !== id) return fail({ kind: "not-here" });
  const common = { command: commandId, at: context.now, ticket: id, counter, actor };
  switch (command.kind) {
    case "recall":
      return ok([{ kind: "queue.recalled", ...common }]);
    case "done":
      return ok([{ kind: "queue.done", ...common }]);
    case "miss": {
      const { callsBeforeMiss, timesBack, placesBack } = context.rules;
      if (ticket.calls < callsBeforeMiss) return fail({ kind: "call-again", calls: callsBeforeMiss - ticket.calls });
      const order = ticket.misses < timesBack ? orderBehind(state, ticket, placesBack) : null;
      return ok([{ kind: "queue.missed", ...common, order }]);
    }
    case "transfer": {
      const service = command.service ?? ticket.service;
      if (!context.services.some((each) => each.id === service)) return fail({ kind: "unknown-service" });
      const to = command.counter;
      if (to !== null && !context.counters.some(({ number }) => number === to))
        return fail({ kind: "unknown-counter" });
      return ok([{ kind: "queue.transferred", ...common, service, to }]);
    }
  }
}

/** A place between two of the line: behind the `places`-th who waits, or at its end. */
function orderBehind(state: QueueState, { order: own }: Ticket, places: number): number {
  const line = waitingTickets(state).map(({ order }) => order);
  const behind = places === 0 ? own : line[places - 1];
  const next = line.find((order) => behind !== undefined && order > behind);
  if (behind !== undefined && next !== undefined) return (behind + next) / 2;
  return Math.max(own, ...state.tickets.map(({ order }) => order)) + 1;
}
