import type { Instant } from "../shared/clock";
import { openCounters, type HallRules } from "./next-ticket";
import type { QueueService } from "./queue-data";
import { findServed, waitingTickets, type QueueState } from "./queue-state";
import type { Ticket, TicketId } from "./ticket";

/** Tickets of today in one sum. */
export interface TicketCounts {
  readonly taken: number;
  readonly waiting: number;
  /** When the one who waits longest took the number; undefined where nobody waits. */
  readonly since: Instant | undefined;
  readonly done: number;
  /** Did not come when called, and is out of the line. */
  readonly gone: number;
}

interface ServiceToday extends TicketCounts {
  readonly id: string;
  readonly vi: string;
  readonly en: string;
}

interface CounterToday {
  readonly number: number;
  readonly name: string;
  /** Who sits there. */
  readonly officer: string | undefined;
  /** Something happened there lately. */
  readonly open: boolean;
  /** Closed for today. */
  readonly closed: boolean;
  /** What it takes; undefined where it takes everything. */
  readonly services: readonly { readonly vi: string; readonly en: string }[] | undefined;
  readonly serving: string | undefined;
  readonly ticket: TicketId | undefined;
  readonly servingSince: Instant | undefined;
}

/** The hall for a supervisor: numbers of tickets, nobody's name but officers'. */
export interface HallToday {
  readonly all: TicketCounts;
  /** Only those for which somebody took a number today. */
  readonly services: readonly ServiceToday[];
  readonly counters: readonly CounterToday[];
  /** How long half of the last visits took at most, in milliseconds; undefined before the first. */
  readonly usualVisit: number | undefined;
  /** Since when somebody at the kiosk waits for a person. */
  readonly staffCalledAt: Instant | undefined;
}

interface HallSetting extends HallRules {
  readonly now: Instant;
  readonly services: readonly Pick<QueueService, "id" | "vi" | "en">[];
}

export function hallToday(state: QueueState, hall: HallSetting, staffCalledAt: Instant | undefined): HallToday {
  const open = openCounters(state, hall.rules, hall.now);
  return {
    all: countTickets(state, state.tickets),
    services: hall.services.flatMap(({ id, vi, en }) => {
      const own = state.tickets.filter(({ service }) => service === id);
      return own.length === 0 ? [] : [{ id, vi: vi.title, en: en.title, ...countTickets(state, own) }];
    }),
    counters: hall.counters.map(({ number, name, services }) => {
      const taken = hall.services.filter(({ id }) => services.includes(id));
      const served = findServed(state, number);
      return {
        number,
        name,
        officer: state.seats.find(({ counter }) => counter === number)?.name,
        open: open.includes(number),
        closed: state.closed.includes(number),
        services:
          taken.length === hall.services.length
            ? undefined
            : taken.map(({ vi, en }) => ({ vi: vi.title, en: en.title })),
        serving: served?.label,
        ticket: served?.id,
        servingSince: served?.calledAt ?? undefined,
      };
    }),
    usualVisit: state.served.toSorted((a, b) => a - b)[Math.floor((state.served.length - 1) / 2)],
    staffCalledAt,
  };
}

function countTickets(state: QueueState, own: readonly Ticket[]): TicketCounts {
  const waiting = waitingTickets(state).filter(({ id }) => own.some((ticket) => ticket.id === id));
  const since = Math.min(...waiting.map(({ takenAt }) => takenAt));
  return {
    taken: own.length,
    waiting: waiting.length,
    since: waiting.length === 0 ? undefined : since,
    done: own.filter(({ status }) => status === "done").length,
    gone: own.filter(({ status }) => status === "gone").length,
  };
}
