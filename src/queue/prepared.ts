import { MINUTE_MS } from "../calendar/local-time";
import type { Instant } from "../shared/clock";
import type { QueueRules } from "./queue-data";
import type { Ticket } from "./ticket";

/** Whether papers prepared for a ticket of today are kept. A clock that was set back takes nothing away. */
export function keepsPrepared(
  { status, takenAt }: Pick<Ticket, "status" | "takenAt">,
  { preparedHours }: Pick<QueueRules, "preparedHours">,
  now: Instant,
): boolean {
  return status === "waiting" || status === "called" || now - takenAt < preparedHours * 60 * MINUTE_MS;
}
