import type { PrepareRequests } from "../../src/ipc/prepare-requests";
import { ticketCode, type Ticket } from "../../src/queue/ticket";
import type { RepliesOf } from "../ipc/answer";
import { keepsPrepared } from "../../src/queue/prepared";
import { createPreparedDesk, type HallTicket, type PreparedDeskParts, type TicketsInHall } from "./prepared-desk";
import { openPreparedStore, type PreparedStoreParts } from "./prepared-store";
import type { QueueDesk } from "./queue-desk";

const SWEEP_EVERY_MS = 10 * 60_000;

interface OpenPreparedParts extends Omit<PreparedDeskParts, "store" | "tickets">, PreparedStoreParts {
  readonly queue: QueueDesk;
}

/** Prepared papers beside the queue: they stay as long as the rules of the day say, at the latest until it is over. */
export async function openPrepared(
  parts: OpenPreparedParts,
): Promise<{ readonly replies: RepliesOf<PrepareRequests>; readonly close: () => void }> {
  const { queue } = parts;
  const store = await openPreparedStore(parts);
  const desk = createPreparedDesk({ ...parts, store, tickets: ticketsOf(queue) });
  await desk.sweep();
  queue.watch(({ kind }) => {
    // A number that ended leaves its papers behind.
    if (kind !== "queue.taken" && store.tickets().length > 0) parts.changed();
    void desk.sweep();
  });
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

function ticketsOf(queue: Pick<QueueDesk, "state" | "setting">): TicketsInHall {
  const findBy = (fits: (ticket: Ticket, day: string) => boolean): HallTicket | undefined => {
    const { tickets, seats, day } = queue.state();
    if (day === null) return undefined;
    const { rules, now } = queue.setting();
    const ticket = tickets.find((each) => keepsPrepared(each, rules, now) && fits(each, day));
    if (ticket === undefined) return undefined;
    const { id, label, status, counter } = ticket;
    const officer = status === "called" ? seats.find((seat) => seat.counter === counter)?.officer : undefined;
    return { id, label, officer, ended: status === "done" || status === "gone" };
  };
  return {
    find: (id) => findBy((ticket) => ticket.id === id),
    findByCode: (code) => findBy(({ label }, day) => ticketCode(day, label) === code),
  };
}
