import { MINUTE_MS } from "../calendar/local-time";
import type { Instant } from "../shared/clock";

/** Somebody at the kiosk asked for a person; says nothing about who. */
export interface StaffCall {
  readonly at: Instant;
  readonly answeredAt: Instant | null;
}

/**
 * What the kiosk may say. "late": nobody has answered for so long that the person is better sent to a counter; "nobody":
 * no officer is signed in who could.
 */
export type StaffCallState = "none" | "called" | "answered" | "late" | "nobody";

/** Longer than an officer needs to end a sentence. */
const LATE_MS = MINUTE_MS;
/** Then the officer is there, and the button is the next person's. */
const ANSWERED_MS = MINUTE_MS;

/** A second press is the same call: officers see since when somebody waits. */
export function callStaff(known: StaffCall | undefined, now: Instant): StaffCall {
  return known?.answeredAt === null ? known : { at: now, answeredAt: null };
}

export function staffCallState(call: StaffCall | undefined, now: Instant, staffed: boolean): StaffCallState {
  if (call === undefined) return "none";
  if (call.answeredAt !== null) return Math.abs(now - call.answeredAt) < ANSWERED_MS ? "answered" : "none";
  if (!staffed) return "nobody";
  // A clock that was set back calls nobody late.
  return now - call.at < LATE_MS ? "called" : "late";
}
