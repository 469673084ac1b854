import { dayOf } from "../calendar/local-time";
import type { Instant } from "../shared/clock";
import type { PrintEntry } from "./print-entry";
import type { PrintJob, PrintLedger } from "./print-ledger";

/** Who took a number an hour ago has been told it by the screen, or is gone. */
const TICKET_MS = 3_600_000;

/** A ticket that would only confuse: of an earlier day, or so old that its holder no longer stands there. */
export function isExpiredTicket({ slip, status, queuedAt }: PrintJob, now: Instant): boolean {
  if (slip !== "ticket" || status === "sending") return false;
  return queuedAt === undefined || dayOf(queuedAt) !== dayOf(now) || now - queuedAt > TICKET_MS;
}

/** Cancels expired tickets that wait, and the questions about them: nobody can answer any more. */
export function entriesOfExpiredTickets(ledger: PrintLedger, now: Instant): readonly PrintEntry[] {
  return ledger
    .open()
    .filter((job) => isExpiredTicket(job, now))
    .map((job) => ({ kind: "print.cancelled", job: job.id }));
}
