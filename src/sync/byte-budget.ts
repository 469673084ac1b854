import { dayOf, isoDate, type DayNumber } from "../calendar/local-time";
import type { Instant } from "../shared/clock";

/** What a metered line may carry in a day and in a month of Vietnam; null: no such limit. */
export interface ByteBudget {
  readonly bytesPerDay: number | null;
  readonly bytesPerMonth: number | null;
}

/** Both directions; kept across restarts. */
export interface BytesSpent {
  readonly day: DayNumber;
  readonly bytes: number;
  /** "2026-11". */
  readonly month: string;
  readonly monthBytes: number;
}

export const NOTHING_SPENT: BytesSpent = { day: 0, bytes: 0, month: "", monthBytes: 0 };
export const NOT_METERED: ByteBudget = { bytesPerDay: null, bytesPerMonth: null };

/** Records are small and go first: this share of the bytes is never given to pages and files. */
const SHARE_FOR_RECORDS = 0.2;

export function spend(spent: BytesSpent, now: Instant, bytes: number): BytesSpent {
  // A clock that goes back gives neither the day's bytes nor the month's a second time.
  const day = Math.max(dayOf(now), spent.day);
  const month = monthOf(now) > spent.month ? monthOf(now) : spent.month;
  return {
    day,
    bytes: (day > spent.day ? 0 : spent.bytes) + bytes,
    month,
    monthBytes: (month > spent.month ? 0 : spent.monthBytes) + bytes,
  };
}

/** Bytes that may be spent on pages and files now. Records always go: they cost little and prove that the dossier exists. */
export function allowanceFor(budget: ByteBudget, spent: BytesSpent, now: Instant): number {
  const used = spend(spent, now, 0);
  return Math.min(leftOf(budget.bytesPerDay, used.bytes), leftOf(budget.bytesPerMonth, used.monthBytes));
}

/** A page that is larger than a whole day's share goes when nothing else was sent that day: else it would never go. */
export function mayCarry(size: number, budget: ByteBudget, spent: BytesSpent, now: Instant): boolean {
  const left = allowanceFor(budget, spent, now);
  if (left >= size) return true;
  const whole = allowanceFor(budget, NOTHING_SPENT, now);
  return size > whole && left > whole / 2;
}

function leftOf(limit: number | null, used: number): number {
  return limit === null ? Number.POSITIVE_INFINITY : Math.max(0, Math.floor(limit * (1 - SHARE_FOR_RECORDS)) - used);
}

function monthOf(now: Instant): string {
  return isoDate(dayOf(now)).slice(0, 7);
}
