import type { Instant } from "../shared/clock";
import { callableTickets, findNextCall, missedTickets, openCounters, type HallRules } from "./next-ticket";
import type { QueueService } from "./queue-data";
import { findSeatOf, findServed, waitingTickets, type QueueState } from "./queue-state";
import { estimateWaits, type Wait } from "./wait";
import type { CallReason, Ticket, TicketId } from "./ticket";

/** What the waiting room may read. */
export interface BoardView {
  /** Newest first. */
  readonly calls: readonly BoardCall[];
  /** Only services for which somebody waits. */
  readonly services: readonly BoardService[];
}

interface BoardService {
  readonly id: string;
  readonly name: string;
  readonly waiting: number;
  /** Minutes that the last of them will wait; left out where it is not known. */
  readonly range?: { readonly from: number; readonly to: number };
}

export interface BoardCall {
  /** Changes with each call, also when the same number is called again. */
  readonly id: string;
  readonly ticket: string;
  readonly counter: string;
  readonly at: Instant;
}

/** A ticket as officers see it. */
export interface DeskTicket {
  readonly id: TicketId;
  readonly label: string;
  readonly service: string;
  /** The group, to be looked at when the person is there. */
  readonly priority: string | null;
  readonly takenAt: Instant;
  readonly calls: number;
  readonly misses: number;
}

export interface DeskCounter {
  readonly number: number;
  readonly name: string;
  /** Who sits there. */
  readonly officer: string | undefined;
  /** Something happened there lately. */
  readonly open: boolean;
  /** A supervisor closed it for today. */
  readonly closed: boolean;
  readonly serving: string | undefined;
}

/** Out of the line, and can be called back today. */
export interface MissedTicket extends DeskTicket {
  /** The counter that holds it, where nothing has happened for long; undefined: did not come when called. */
  readonly heldBy: number | undefined;
}

/** The hall from one counter. */
export interface DeskQueue {
  /** Where the officer who asks sits. */
  readonly counter: number | undefined;
  readonly counters: readonly DeskCounter[];
  readonly services: readonly { readonly id: string; readonly vi: string; readonly en: string }[];
  /** Priority groups by id, for the words beside a ticket. */
  readonly groups: readonly { readonly id: string; readonly vi: string; readonly en: string }[];
  readonly serving: DeskTicket | undefined;
  /** Whom F2 would call, and why. */
  readonly next: { readonly label: string; readonly why: CallReason } | undefined;
  /** Whom this counter may call, in the order of the line. */
  readonly waiting: readonly DeskTicket[];
  /** Of the whole hall: whoever stands there is called by the officer who sees them. */
  readonly missed: readonly MissedTicket[];
  /** In the whole hall. */
  readonly waitingInHall: number;
}

type Named = Pick<QueueService, "id" | "vi" | "en">;

interface HallSetting extends HallRules {
  readonly now: Instant;
  readonly services: readonly Named[];
}

export function boardView(state: QueueState, hall: HallSetting): BoardView {
  const line = waitingTickets(state);
  const lasts = hall.services.flatMap(({ id }) => line.findLast(({ service }) => service === id)?.id ?? []);
  const waits = estimateWaits(state, lasts, hall, hall.now);
  return {
    calls: state.calls.map(({ id, label, counter, at }) => ({ id, ticket: label, counter: String(counter), at })),
    services: hall.services.flatMap(({ id, vi }) => {
      const waiting = line.filter(({ service }) => service === id);
      const last = waiting.at(-1);
      if (last === undefined) return [];
      return [{ id, name: vi.title, waiting: waiting.length, ...rangeOf(waits.get(last.id)) }];
    }),
  };
}

function rangeOf({ minutes }: Partial<Wait> = {}): Pick<BoardService, "range"> {
  return minutes === undefined ? {} : { range: { from: minutes[0], to: minutes[1] } };
}

export function deskQueue(
  state: QueueState,
  officer: string,
  hall: HallSetting & { readonly groups: readonly Named[] },
): DeskQueue {
  const counter = findSeatOf(state, officer)?.counter;
  const open = openCounters(state, hall.rules, hall.now);
  const serving = counter === undefined ? undefined : findServed(state, counter);
  const next = counter === undefined ? undefined : findNextCall(state, counter, hall, hall.now);
  return {
    counter,
    counters: hall.counters.map(({ number, name }) => ({
      number,
      name,
      officer: state.seats.find((seat) => seat.counter === number)?.name,
      open: open.includes(number),
      closed: state.closed.includes(number),
      serving: findServed(state, number)?.label,
    })),
    services: hall.services.map(titleOf),
    groups: hall.groups.map(titleOf),
    serving: serving && deskTicket(serving),
    next: next && { label: next.ticket.label, why: next.why },
    waiting: counter === undefined ? [] : callableTickets(state, counter, hall, hall.now).map(deskTicket),
    missed: missedTickets(state, hall.rules, hall.now)
      .filter((ticket) => counter === undefined || ticket.counter !== counter || ticket.status === "gone")
      .map((ticket) => ({ ...deskTicket(ticket), heldBy: ticket.status === "called" ? heldBy(ticket) : undefined })),
    waitingInHall: waitingTickets(state).length,
  };
}

function heldBy({ counter }: Ticket): number | undefined {
  return counter ?? undefined;
}

function titleOf({ id, vi, en }: Named): { readonly id: string; readonly vi: string; readonly en: string } {
  return { id, vi: vi.title, en: en.title };
}

function deskTicket({ id, label, service, priority, takenAt, calls, misses }: Ticket): DeskTicket {
  return { id, label, service, priority, takenAt, calls, misses };
}
