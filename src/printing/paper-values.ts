import type { Instant } from "../shared/clock";

// Vietnam has kept UTC+7 without summer time since 1975: no time-zone data is needed.
const OFFSET = 7 * 3_600_000;

function two(value: number): string {
  return String(value).padStart(2, "0");
}

/** "14:05 22/11/2026" on a Vietnamese clock, whatever zone the computer is set to. */
export function formatDateTime(instant: Instant): string {
  const local = new Date(instant + OFFSET);
  return `${two(local.getUTCHours())}:${two(local.getUTCMinutes())} ${formatDate(instant)}`;
}

/** "22/11/2026" on a Vietnamese calendar. */
export function formatDate(instant: Instant): string {
  const local = new Date(instant + OFFSET);
  return `${two(local.getUTCDate())}/${two(local.getUTCMonth() + 1)}/${local.getUTCFullYear()}`;
}

/** "1.250.000 ₫" */
export function formatMoney(dong: number): string {
  const digits = String(Math.abs(Math.round(dong))).replace(/\B(?=(?:\d{3})+$)/g, ".");
  return `${dong < 0 ? "-" : ""}${digits} ₫`;
}
