import type { Brand, Id128 } from "../shared/brand";
import type { Instant } from "../shared/clock";

/** The id of the command that took the ticket: a doubled touch cannot make a second one. */
export type TicketId = Brand<Id128, "TicketId">;

/** "gone": did not come when called. */
type TicketStatus = "waiting" | "called" | "done" | "gone";

/** Why this one is called now; the officer reads it, the waiting room does not. */
export type CallReason =
  /** First in the line. */
  | "order"
  /** Belongs to a priority group. */
  | "priority"
  /** Several of priority were called in a row: now one of the others. */
  | "turn"
  /** Did not come when called, and stands there now. */
  | "missed";

/** One person in the hall; says nothing about who it is. */
export interface Ticket {
  readonly id: TicketId;
  /** As it is called and printed: "A037". */
  readonly label: string;
  readonly service: string;
  /** A priority group; sensitive, so only officers see it. */
  readonly priority: string | null;
  readonly takenAt: Instant;
  readonly status: TicketStatus;
  /** Its place in the line: smaller comes first. Kept by a transfer; a ticket that was missed gets a later one. */
  readonly order: number;
  /** Called: where. Waiting: the only counter that it was sent to. */
  readonly counter: number | null;
  /** How often the number was called out since it last waited. */
  readonly calls: number;
  /** How often nobody came. */
  readonly misses: number;
  readonly calledAt: Instant | null;
}

/** What a camera reads on the slip: a code of the day, nothing about the person. */
export function ticketCode(day: string, label: string): string {
  return `QMC:T:${day}:${label}`;
}

/** The daily series of the numbers of one letter; a restored station goes on in the reserve. */
export function ticketSeries(letter: string): string {
  return `ticket/${letter}`;
}

/** Three digits on the slip; a lost computer's numbers are never given again. */
export const TICKET_NUMBERS = {
  kind: "daily",
  block: { from: 1, to: 799 },
  reserve: { from: 800, to: 999 },
} as const;
