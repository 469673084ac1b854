import type { CommandId } from "../shared/brand";
import type { Instant } from "../shared/clock";
import type { StaffCall } from "./staff-call";
import type { Ticket, TicketId } from "./ticket";

/** An officer at a counter. */
export interface Seat {
  readonly counter: number;
  readonly officer: string;
  readonly name: string;
  /** When something last happened there: a counter that is quiet for long counts as shut. */
  readonly actedAt: Instant;
  /** Calls of priority groups in a row. */
  readonly priorityRun: number;
}

/** A number called out, newest first in lists. Called again it is another call. */
export interface Call {
  /** The command that called: new with each call. */
  readonly id: CommandId;
  readonly ticket: TicketId;
  readonly label: string;
  readonly counter: number;
  readonly at: Instant;
}

/** The hall of one day: a fold of the `queue.…` entries, in the order of the journal. Plain data. */
export interface QueueState {
  /** Local, "2026-11-23"; null before the first ticket. */
  readonly day: string | null;
  /** Every ticket of the day, in the order in which they were taken. */
  readonly tickets: readonly Ticket[];
  readonly seats: readonly Seat[];
  readonly calls: readonly Call[];
  /** How long the last visits took, in milliseconds, oldest first. */
  readonly served: readonly number[];
  /** Commands of the day: a repeated one does nothing. */
  readonly commands: readonly CommandId[];
  /** Counters that a supervisor closed for today. */
  readonly closed: readonly number[];
  /** The last one, of whatever day. */
  readonly staffCall: StaffCall | null;
}

export const EMPTY_QUEUE: QueueState = {
  day: null,
  tickets: [],
  seats: [],
  calls: [],
  served: [],
  commands: [],
  closed: [],
  staffCall: null,
};

/** Calls that a board may want. */
export const KEPT_CALLS = 6;
/** Visits that an estimate looks at. */
export const KEPT_SERVED = 20;

export function findTicket(state: QueueState, id: string): Ticket | undefined {
  return state.tickets.find((ticket) => ticket.id === id);
}

/** Who is at a counter now. */
export function findServed(state: QueueState, counter: number): Ticket | undefined {
  return state.tickets.find((ticket) => ticket.status === "called" && ticket.counter === counter);
}

export function findSeatOf(state: QueueState, officer: string): Seat | undefined {
  return state.seats.find((seat) => seat.officer === officer);
}

/** Those who wait, first in the line first. */
export function waitingTickets(state: QueueState): readonly Ticket[] {
  return state.tickets.filter(({ status }) => status === "waiting").toSorted(byOrder);
}

function byOrder(a: Ticket, b: Ticket): number {
  return a.order - b.order || (a.id < b.id ? -1 : 1);
}

/** The state as it counts on `day`: of an earlier day only the seats and what visits took are left. */
export function onDay(state: QueueState, day: string): QueueState {
  if (state.day === day) return state;
  const seats = state.seats.map((seat) => ({ ...seat, priorityRun: 0 }));
  return { ...EMPTY_QUEUE, day, seats, served: state.served, staffCall: state.staffCall };
}
