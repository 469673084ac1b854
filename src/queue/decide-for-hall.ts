import { dayOf, isoDate } from "../calendar/local-time";
import { fail, ok } from "../shared/result";
import type { CommandOf, Decision, QueueContext } from "./queue-context";
import type { QueueEvent } from "./queue-entry";
import { findServed, findTicket, type QueueState } from "./queue-state";
import { staffCalledAt } from "./staff-call";

type HallCommand = CommandOf<"release" | "close-counter" | "open-counter" | "call-staff" | "answer-staff">;

/** What concerns the hall and not one counter's own work. What is so already makes no entry. */
export function decideForHall(state: QueueState, command: HallCommand, { counters, now }: QueueContext): Decision {
  const common = { command: command.commandId, at: now };
  switch (command.kind) {
    case "release": {
      const ticket = findTicket(state, command.ticket);
      const { actor, counter } = command;
      // The list may be late: another counter may have called the number back and serve it.
      if (ticket?.status !== "called" || ticket.counter !== counter) return fail({ kind: "not-missed" });
      return ok([{ kind: "queue.released", ...common, ticket: ticket.id, counter, actor }]);
    }
    case "close-counter":
    case "open-counter": {
      const { counter } = command;
      if (!counters.some(({ number }) => number === counter)) return fail({ kind: "unknown-counter" });
      const isClosed = state.closed.includes(counter);
      if (isClosed === (command.kind === "close-counter")) return ok([]);
      const at = { ...common, counter, actor: command.actor };
      const ofDay = { ...at, day: isoDate(dayOf(now)) };
      if (isClosed) return ok([{ kind: "queue.counter-opened", ...ofDay }]);
      const held = findServed(state, counter);
      const isTaken = state.seats.some((seat) => seat.counter === counter);
      const before: readonly QueueEvent[] = [
        ...(held === undefined ? [] : [{ kind: "queue.released", ...at, ticket: held.id } as const]),
        ...(isTaken ? [{ kind: "queue.left", ...at } as const] : []),
      ];
      return ok([...before, { kind: "queue.counter-closed", ...ofDay }]);
    }
    case "call-staff":
      // A second press is the same call: officers see since when somebody waits.
      return ok(staffCalledAt(state.staffCall, now) === undefined ? [{ kind: "queue.staff-called", ...common }] : []);
    case "answer-staff":
      return staffCalledAt(state.staffCall, now) === undefined
        ? ok([])
        : ok([{ kind: "queue.staff-answered", ...common, actor: command.actor }]);
  }
}
