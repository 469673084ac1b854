import type { Instant } from "../../src/shared/clock";

/** Viet Nam has one zone and no summer time since 1975. */
const ZONE = "Asia/Ho_Chi_Minh";

const dateFormat = new Intl.DateTimeFormat("en-GB", {
  timeZone: ZONE,
  day: "2-digit",
  month: "2-digit",
  year: "numeric",
});
const timeFormat = new Intl.DateTimeFormat("en-GB", {
  timeZone: ZONE,
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
});
const numberFormat = new Intl.NumberFormat("vi-VN");

/** 24/11/2026 */
export function formatDate(at: Instant): string {
  return dateFormat.format(at);
}

/** 07:05 */
export function formatTime(at: Instant): string {
  return timeFormat.format(at);
}

/** 07:05 24/11/2026, as the forms write it. */
export function formatDateTime(at: Instant): string {
  return `${formatTime(at)} ${formatDate(at)}`;
}

/** "1990-11-24" → "24/11/1990"; a year alone, and what is no date, stays as it is. */
export function formatIsoDate(iso: string): string {
  return iso.replace(/^(\d{4})-(\d{2})-(\d{2})$/, "$3/$2/$1");
}

/** 1.250.000 ₫, with a blank that does not break. */
export function formatMoney(amount: number): string {
  return `${numberFormat.format(amount)}\u00a0₫`;
}

export function formatNumber(value: number): string {
  return numberFormat.format(value);
}

/** 12,3 GB; bytes in, powers of 1000 as on the box of a disk. */
export function formatBytes(bytes: number): string {
  const units = ["B", "kB", "MB", "GB", "TB"];
  const power = Math.min(units.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(1, bytes)) / 3)));
  const value = new Intl.NumberFormat("vi-VN", { maximumFractionDigits: 1 }).format(bytes / 1000 ** power);
  return `${value} ${units[power] ?? "B"}`;
}
