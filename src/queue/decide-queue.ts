import { dayOf, isoDate } from "../calendar/local-time";
import { fail, ok } from "../shared/result";
import type { QueueCommand } from "./commands";
import { decideAtCounter } from "./decide-at-counter";
import { decideForHall } from "./decide-for-hall";
import { findNextCall } from "./next-ticket";
import type { CommandOf, Decision, QueueContext } from "./queue-context";
import type { QueueEvent } from "./queue-entry";
import { findSeatOf, findServed, onDay, waitingTickets, type QueueState } from "./queue-state";
import type { TicketId } from "./ticket";

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
    case "call-missed":
      return decideAtCounter(state, command, context);
    case "release":
    case "close-counter":
    case "open-counter":
    case "call-staff":
    case "answer-staff":
      return decideForHall(state, command, context);
  }
}

function take(
  { day }: QueueState,
  { commandId, service: name, priority }: CommandOf<"take">,
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
  { commandId, counter, actor }: CommandOf<"sit">,
  { counters, now }: QueueContext,
): Decision {
  if (!counters.some(({ number }) => number === counter)) return fail({ kind: "unknown-counter" });
  if (state.closed.includes(counter)) return fail({ kind: "counter-closed" });
  const before = findSeatOf(state, actor.officer)?.counter;
  // Nobody would know of whom the officer leaves behind at the other counter.
  const left = before === undefined || before === counter ? undefined : findServed(state, before);
  if (left !== undefined) return fail({ kind: "still-serving", label: left.label });
  return ok([{ kind: "queue.seated", command: commandId, at: now, counter, actor }]);
}

function leave(state: QueueState, { commandId, actor }: CommandOf<"leave">, { now }: QueueContext): Decision {
  const seat = findSeatOf(state, actor.officer);
  if (seat === undefined) return fail({ kind: "no-counter" });
  const served = findServed(state, seat.counter);
  if (served !== undefined) return fail({ kind: "still-serving", label: served.label });
  return ok([{ kind: "queue.left", command: commandId, at: now, counter: seat.counter, actor }]);
}

function callNext(state: QueueState, command: CommandOf<"next">, context: QueueContext): Decision {
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
