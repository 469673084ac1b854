import { dayOf, type DayNumber } from "../calendar/local-time";
import type { Instant } from "../shared/clock";

/** What a metered line may carry in a day of Vietnam; null: not metered. */
export interface ByteBudget {
  readonly bytesPerDay: number | null;
}

/** Both directions; kept across restarts. */
export interface BytesSpent {
  readonly day: DayNumber;
  readonly bytes: number;
}

/** Records are small and go first: this share of the day's bytes is never given to pages. */
const SHARE_FOR_RECORDS = 0.2;

export function spend(spent: BytesSpent, now: Instant, bytes: number): BytesSpent {
  const day = dayOf(now);
  // A clock that goes back does not give the day's bytes a second time.
  return day > spent.day ? { day, bytes } : { day: spent.day, bytes: spent.bytes + bytes };
}

/** Bytes that may be spent now. Records may always go, as they cost little and prove that the dossier exists. */
export function allowanceFor(what: "records" | "pages", budget: ByteBudget, spent: BytesSpent, now: Instant): number {
  if (budget.bytesPerDay === null || what === "records") return Number.POSITIVE_INFINITY;
  const used = dayOf(now) > spent.day ? 0 : spent.bytes;
  return Math.max(0, Math.floor(budget.bytesPerDay * (1 - SHARE_FOR_RECORDS)) - used);
}
