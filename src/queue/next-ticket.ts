import { MINUTE_MS } from "../calendar/local-time";
import type { Instant } from "../shared/clock";
import type { HallCounter, QueueRules } from "./queue-data";
import { waitingTickets, type QueueState } from "./queue-state";
import type { CallReason, Ticket } from "./ticket";

export interface HallRules {
  readonly counters: readonly HallCounter[];
  readonly rules: QueueRules;
}

export interface NextCall {
  readonly ticket: Ticket;
  readonly why: CallReason;
}

/**
 * Who is called next at a counter. The line is by order; a priority group goes before the others, but after
 * `priorityInARow` of them one of the others is called, so that nobody waits for ever. A counter calls what it serves,
 * and what no counter at work serves.
 */
export function findNextCall(state: QueueState, counter: number, hall: HallRules, now: Instant): NextCall | undefined {
  const callable = callableTickets(state, counter, hall, now);
  const first = callable.find(goesAhead);
  const other = callable.find((ticket) => !goesAhead(ticket));
  if (first === undefined) return other && { ticket: other, why: "order" };
  if (other === undefined) return { ticket: first, why: "priority" };
  const run = state.seats.find((seat) => seat.counter === counter)?.priorityRun ?? 0;
  return run < hall.rules.priorityInARow ? { ticket: first, why: "priority" } : { ticket: other, why: "turn" };
}

/** Who was called and did not come waits like the others. */
function goesAhead({ priority, misses }: Ticket): boolean {
  return priority !== null && misses === 0;
}

/** Those a counter may call, in the order of the line. */
export function callableTickets(state: QueueState, counter: number, hall: HallRules, now: Instant): readonly Ticket[] {
  const open = openCounters(state, hall.rules, now).filter((each) => each !== counter);
  const servedElsewhere = hall.counters
    .filter(({ number }) => open.includes(number))
    .flatMap(({ services }) => services);
  const own = hall.counters.find(({ number }) => number === counter)?.services ?? [];
  return waitingTickets(state).filter((ticket) => {
    if (ticket.counter !== null) return ticket.counter === counter || !open.includes(ticket.counter);
    return own.includes(ticket.service) || !servedElsewhere.includes(ticket.service);
  });
}

/**
 * Out of the line though nobody served them: who did not come when called, and whom a counter holds where nothing has
 * happened for long (its computer may be off). By the time of the number.
 */
export function missedTickets(state: QueueState, rules: QueueRules, now: Instant): readonly Ticket[] {
  const open = openCounters(state, rules, now);
  return state.tickets.filter(
    ({ status, counter }) => status === "gone" || (status === "called" && counter !== null && !open.includes(counter)),
  );
}

/** Counters with an officer where something happened lately. */
export function openCounters(state: QueueState, rules: QueueRules, now: Instant): readonly number[] {
  const quiet = rules.quietMinutes * MINUTE_MS;
  // Also where the clock was set back: an officer who is there is not forgotten.
  return state.seats.filter(({ actedAt }) => now - actedAt <= quiet).map(({ counter }) => counter);
}
