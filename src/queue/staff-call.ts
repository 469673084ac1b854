import { dayOf, MINUTE_MS } from "../calendar/local-time";
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

/** Since when somebody waits for a person; undefined where nobody does. Who called yesterday has gone home. */
export function staffCalledAt(call: StaffCall | null, now: Instant): Instant | undefined {
  return call?.answeredAt === null && dayOf(call.at) === dayOf(now) ? call.at : undefined;
}

export function staffCallState(call: StaffCall | null, now: Instant, staffed: boolean): StaffCallState {
  const at = staffCalledAt(call, now);
  if (at === undefined) {
    const answeredAt = call?.answeredAt ?? undefined;
    return answeredAt !== undefined && Math.abs(now - answeredAt) < ANSWERED_MS ? "answered" : "none";
  }
  if (!staffed) return "nobody";
  // A clock that was set back calls nobody late.
  return now - at < LATE_MS ? "called" : "late";
}
