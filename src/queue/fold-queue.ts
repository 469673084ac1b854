import type { QueueEvent } from "./queue-entry";
import { findTicket, KEPT_CALLS, KEPT_SERVED, onDay, type Call, type QueueState, type Seat } from "./queue-state";
import type { Ticket } from "./ticket";

/** The hall after one entry more. What does not fit (a ticket of a day that is over) changes nothing but the commands. */
export function applyQueueEvent(before: QueueState, event: QueueEvent): QueueState {
  // A closed day carries the day that it ends.
  const state = "day" in event && event.kind !== "queue.closed" ? onDay(before, event.day) : before;
  const noted = { ...state, commands: [...state.commands, event.command] };
  switch (event.kind) {
    case "queue.taken":
      return { ...noted, tickets: [...noted.tickets, takenTicket(event, noted.tickets)] };
    case "queue.closed":
      return noted.day === event.day ? { ...onDay(noted, ""), day: null } : noted;
    case "queue.seated": {
      const others = noted.seats.filter(
        ({ counter, officer }) => counter !== event.counter && officer !== event.actor.officer,
      );
      const { officer, name } = event.actor;
      // Whoever sits down goes on where the counter was: the others have waited for their turn already.
      const priorityRun = noted.seats.find(({ counter }) => counter === event.counter)?.priorityRun ?? 0;
      const seat: Seat = { counter: event.counter, officer, name, actedAt: event.at, priorityRun };
      return { ...noted, seats: [...others, seat].toSorted((a, b) => a.counter - b.counter) };
    }
    case "queue.left":
      return { ...noted, seats: noted.seats.filter(({ counter }) => counter !== event.counter) };
    case "queue.counter-closed":
      return { ...noted, closed: [...noted.closed.filter((each) => each !== event.counter), event.counter] };
    case "queue.counter-opened":
      return { ...noted, closed: noted.closed.filter((each) => each !== event.counter) };
    case "queue.staff-called":
      return { ...noted, staffCall: { at: event.at, answeredAt: null } };
    case "queue.staff-answered":
      return noted.staffCall === null ? noted : { ...noted, staffCall: { ...noted.staffCall, answeredAt: event.at } };
    case "queue.called":
    case "queue.recalled":
    case "queue.done":
    case "queue.missed":
    case "queue.released":
    case "queue.transferred": {
      const ticket = findTicket(noted, event.ticket);
      const next = ticket === undefined ? undefined : movedTicket(ticket, event);
      if (ticket === undefined || next === undefined) return noted;
      return {
        ...noted,
        tickets: noted.tickets.map((each) => (each.id === next.id ? next : each)),
        seats: noted.seats.map((seat) => (seat.counter === event.counter ? seatAfter(seat, event) : seat)),
        calls: callsAfter(noted.calls, ticket, event),
        served: event.kind === "queue.done" ? servedAfter(noted.served, ticket, event.at) : noted.served,
      };
    }
  }
}

type Taken = Extract<QueueEvent, { kind: "queue.taken" }>;
type Move = Extract<QueueEvent, { ticket: unknown; counter: number }>;

function takenTicket(event: Taken, others: readonly Ticket[]): Ticket {
  const order = Math.floor(Math.max(0, ...others.map((ticket) => ticket.order))) + 1;
  const { ticket: id, label, service, priority, at: takenAt } = event;
  const waits = { status: "waiting", counter: null, calls: 0, misses: 0, calledAt: null } as const;
  return { id, label, service, priority, takenAt, order, ...waits };
}

/** undefined where the ticket is not in the state that the entry was decided on. */
function movedTicket(ticket: Ticket, event: Move): Ticket | undefined {
  if (event.kind === "queue.called") {
    const comesBack = event.why === "missed" && ticket.status === "gone";
    if (ticket.status !== "waiting" && !comesBack) return undefined;
    return { ...ticket, status: "called", counter: event.counter, calls: 1, calledAt: event.at };
  }
  if (ticket.status !== "called" || ticket.counter !== event.counter) return undefined;
  switch (event.kind) {
    case "queue.recalled":
      return { ...ticket, calls: ticket.calls + 1 };
    case "queue.done":
      return { ...ticket, status: "done" };
    case "queue.missed": {
      const missed = { ...ticket, misses: ticket.misses + 1, calls: 0, calledAt: null };
      return event.order === null
        ? { ...missed, status: "gone" }
        : { ...missed, status: "waiting", counter: null, order: event.order };
    }
    case "queue.released":
      return { ...ticket, status: "waiting", counter: null, calls: 0, calledAt: null };
    case "queue.transferred":
      return { ...ticket, status: "waiting", service: event.service, counter: event.to, calls: 0, calledAt: null };
  }
}

function seatAfter(seat: Seat, event: Move): Seat {
  if (event.kind === "queue.released") return seat;
  const acted = { ...seat, actedAt: event.at };
  if (event.kind !== "queue.called" || event.why === "missed") return acted;
  return { ...acted, priorityRun: event.why === "priority" ? seat.priorityRun + 1 : 0 };
}

function callsAfter(calls: readonly Call[], { id, label }: Ticket, event: Move): readonly Call[] {
  if (event.kind !== "queue.called" && event.kind !== "queue.recalled") return calls;
  const call: Call = { id: event.command, ticket: id, label, counter: event.counter, at: event.at };
  // A number stands on the board once, where it was called last.
  return [call, ...calls.filter(({ ticket }) => ticket !== id)].slice(0, KEPT_CALLS);
}

function servedAfter(served: readonly number[], { calledAt }: Ticket, at: number): readonly number[] {
  // A clock that was set back says nothing about a visit.
  if (calledAt === null || at < calledAt) return served;
  return [...served, at - calledAt].slice(-KEPT_SERVED);
}
