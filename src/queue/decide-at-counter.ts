import { fail, ok } from "../shared/result";
import { missedTickets } from "./next-ticket";
import type { CommandOf, Decision, QueueContext } from "./queue-context";
import type { QueueEvent } from "./queue-entry";
import { findSeatOf, findServed, waitingTickets, type QueueState } from "./queue-state";
import type { Ticket } from "./ticket";

/** What an officer does about one ticket. */
export function decideAtCounter(
  state: QueueState,
  command: CommandOf<"recall" | "done" | "miss" | "transfer" | "call-missed">,
  context: QueueContext,
): Decision {
  const { commandId, actor, ticket: id } = command;
  const counter = findSeatOf(state, actor.officer)?.counter;
  if (counter === undefined) return fail({ kind: "no-counter" });
  if (command.kind === "call-missed") return callMissed(state, command, counter, context);
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

/** The person has waited once already and is there: called at once, where nobody else is at the counter. */
function callMissed(
  state: QueueState,
  { commandId, actor, ticket: id }: CommandOf<"call-missed">,
  counter: number,
  { rules, now }: QueueContext,
): Decision {
  const served = findServed(state, counter);
  if (served !== undefined) return fail({ kind: "still-serving", label: served.label });
  const ticket = missedTickets(state, rules, now).find((each) => each.id === id);
  if (ticket === undefined) return fail({ kind: "not-missed" });
  const common = { command: commandId, at: now, ticket: id, actor };
  const released: readonly QueueEvent[] =
    ticket.status === "called" && ticket.counter !== null
      ? [{ kind: "queue.released", ...common, counter: ticket.counter }]
      : [];
  return ok([...released, { kind: "queue.called", ...common, counter, why: "missed" }]);
}

/** A place between two of the line: behind the `places`-th who waits, or at its end. */
function orderBehind(state: QueueState, { order: own }: Ticket, places: number): number {
  const line = waitingTickets(state).map(({ order }) => order);
  const behind = places === 0 ? own : line[places - 1];
  const next = line.find((order) => behind !== undefined && order > behind);
  if (behind !== undefined && next !== undefined) return (behind + next) / 2;
  return Math.max(own, ...state.tickets.map(({ order }) => order)) + 1;
}
