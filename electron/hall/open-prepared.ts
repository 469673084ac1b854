import type { PrepareRequests } from "../../src/ipc/prepare-requests";
import { ticketCode, type Ticket } from "../../src/queue/ticket";
import type { RepliesOf } from "../ipc/answer";
import { createPreparedDesk, type LiveTicket, type PreparedDeskParts, type TicketsInHall } from "./prepared-desk";
import { openPreparedStore, type PreparedStoreParts } from "./prepared-store";
import type { QueueDesk } from "./queue-desk";

const SWEEP_EVERY_MS = 10 * 60_000;

interface OpenPreparedParts extends Omit<PreparedDeskParts, "store" | "tickets">, PreparedStoreParts {
  readonly queue: QueueDesk;
}

/** Prepared papers beside the queue: they go with their ticket, at the latest when its day is over. */
export async function openPrepared(
  parts: OpenPreparedParts,
): Promise<{ readonly replies: RepliesOf<PrepareRequests>; readonly close: () => void }> {
  const { queue } = parts;
  const store = await openPreparedStore(parts);
  const desk = createPreparedDesk({ ...parts, store, tickets: ticketsOf(queue) });
  await desk.sweep();
  queue.watch(() => void desk.sweep());
  // Where nobody takes a ticket after midnight.
  const timer = setInterval(() => void desk.sweep(), SWEEP_EVERY_MS);
  timer.unref();
  return {
    replies: desk.replies,
    close: () => {
      clearInterval(timer);
    },
  };
}

function ticketsOf(queue: Pick<QueueDesk, "state">): TicketsInHall {
  const findBy = (fits: (ticket: Ticket, day: string) => boolean): LiveTicket | undefined => {
    const { tickets, seats, day } = queue.state();
    if (day === null) return undefined;
    const ticket = tickets.find((each) => (each.status === "waiting" || each.status === "called") && fits(each, day));
    if (ticket === undefined) return undefined;
    const { id, label, status, counter } = ticket;
    const officer = status === "called" ? seats.find((seat) => seat.counter === counter)?.officer : undefined;
    return { id, label, officer };
  };
  return {
    find: (id) => findBy((ticket) => ticket.id === id),
    findByCode: (code) => findBy(({ label }, day) => ticketCode(day, label) === code),
  };
}
