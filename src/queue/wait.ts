import { MINUTE_MS } from "../calendar/local-time";
import type { Instant } from "../shared/clock";
import { findNextCall, openCounters, type HallRules, type NextCall } from "./next-ticket";
import { findTicket, waitingTickets, type QueueState } from "./queue-state";
import type { TicketId } from "./ticket";

export interface Wait {
  /** People who are called before this one, of those who wait now. */
  readonly before: number;
  /** Minutes, least and most; left out where too little was seen today to say. */
  readonly minutes?: readonly [number, number];
}

/** Fewer visits say nothing about the next one. */
const SEEN_VISITS = 5;
const STEP_MINUTES = 5;

/** How long one ticket will wait. */
export function estimateWait(state: QueueState, id: TicketId, hall: HallRules, now: Instant): Wait {
  return estimateWaits(state, [id], hall, now).get(id) ?? { before: 0 };
}

/**
 * By playing the rules on, once for all: every counter at work calls one after the other, nobody else comes. Who is
 * called by none of them has everybody else before.
 */
export function estimateWaits(
  state: QueueState,
  wanted: readonly TicketId[],
  hall: HallRules,
  now: Instant,
): ReadonlyMap<TicketId, Wait> {
  const open = openCounters(state, hall.rules, now);
  const counters = open.length > 0 ? open : startingCounters(state, hall);
  let played: QueueState = { ...state, tickets: waitingTickets(state) };
  const asked = new Set(wanted.filter((id) => findTicket(played, id) !== undefined));
  const waits = new Map<TicketId, Wait>();
  let before = 0;
  for (let round = 0; asked.size > 0; round += 1) {
    const inRound = before;
    for (const counter of counters) {
      const next = findNextCall(played, counter, hall, now);
      if (next === undefined) continue;
      const { id } = next.ticket;
      if (asked.delete(id)) waits.set(id, { before, ...minutesOf(state.served, round) });
      played = callAway(played, counter, next);
      before += 1;
    }
    if (before === inRound) break;
  }
  for (const id of asked) waits.set(id, { before });
  return waits;
}

/** Before anybody sits down: all that nobody closed. */
function startingCounters({ closed }: QueueState, { counters }: HallRules): readonly number[] {
  return counters.map(({ number }) => number).filter((number) => !closed.includes(number));
}

function callAway(state: QueueState, counter: number, { ticket: { id }, why }: NextCall): QueueState {
  const tickets = state.tickets.filter((ticket) => ticket.id !== id);
  const seats = state.seats.map((seat) => {
    if (seat.counter !== counter) return seat;
    return { ...seat, priorityRun: why === "priority" ? seat.priorityRun + 1 : 0 };
  });
  return { ...state, tickets, seats };
}

function minutesOf(served: readonly number[], rounds: number): Pick<Wait, "minutes"> {
  if (served.length < SEEN_VISITS || rounds === 0) return {};
  const sorted = served.toSorted((a, b) => a - b);
  const at = (share: number): number => sorted[Math.floor((sorted.length - 1) * share)] ?? 0;
  const least = Math.floor((rounds * at(0.25)) / MINUTE_MS / STEP_MINUTES) * STEP_MINUTES;
  const most = (Math.floor((rounds * at(0.75)) / MINUTE_MS / STEP_MINUTES) + 1) * STEP_MINUTES;
  return { minutes: [least, most] };
}
