import type { Instant } from "../shared/clock";

/** Days since 1970-01-01 on the calendar of Viet Nam. */
export type DayNumber = number;

/** Minutes, and parts of them, since local midnight. */
export type MinuteOfDay = number;

export const MINUTE_MS = 60_000;
export const DAY_MS = 24 * 60 * MINUTE_MS;

/**
 * Asia/Ho_Chi_Minh has been UTC+7 without daylight saving since 13 June 1975, so a fixed offset is exact for every
 * dossier, and no time zone data of the computer can be wrong or missing.
 */
const OFFSET_MS = 7 * 60 * MINUTE_MS;

export function dayOf(instant: Instant): DayNumber {
  return Math.floor((instant + OFFSET_MS) / DAY_MS);
}

/** Milliseconds since local midnight. */
export function timeOfDay(instant: Instant): number {
  return instant + OFFSET_MS - dayOf(instant) * DAY_MS;
}

/** The instant of a local day and milliseconds since its midnight. */
export function instantAt(day: DayNumber, milliseconds: number): Instant {
  return day * DAY_MS - OFFSET_MS + milliseconds;
}

/** ISO 8601: 1 is Monday, 7 is Sunday. */
export function weekdayOf(day: DayNumber): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

/** "2026-11-25"; undefined for any other text and for dates that do not exist. */
export function findDay(text: string): DayNumber | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (match === null) return undefined;
  const [, year = "", month = "", date = ""] = match;
  const day = Math.floor(Date.UTC(Number(year), Number(month) - 1, Number(date)) / DAY_MS);
  // Date.UTC rolls 30 February over to March; the way back shows it. Years below 100 it takes for 19xx.
  return isoDate(day) === text ? day : undefined;
}

/** As `findDay`; throws RangeError where that finds nothing. */
export function getDay(text: string): DayNumber {
  const day = findDay(text);
  if (day === undefined) throw new RangeError(`no such date: ${text}`);
  return day;
}

/** "2026-11-25". */
export function isoDate(day: DayNumber): string {
  const date = new Date(day * DAY_MS);
  return `${pad(date.getUTCFullYear(), 4)}-${pad(date.getUTCMonth() + 1, 2)}-${pad(date.getUTCDate(), 2)}`;
}

/** "25/11/2026", as people read it. */
export function vietnameseDate(day: DayNumber): string {
  return isoDate(day).split("-").reverse().join("/");
}

/** "09:05". */
export function vietnameseTime(instant: Instant): string {
  const minutes = Math.floor(timeOfDay(instant) / MINUTE_MS);
  return `${pad(Math.floor(minutes / 60), 2)}:${pad(minutes % 60, 2)}`;
}

/** "2026-11-25T09:10:00" of the local clock; throws RangeError on any other text. */
export function parseLocalTime(text: string): Instant {
  const match = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):([0-5]\d):([0-5]\d)$/.exec(text);
  if (match === null) throw new RangeError(`no local time: ${text}`);
  const [, date = "", hours = "", minutes = "", seconds = ""] = match;
  return instantAt(getDay(date), (Number(hours) * 60 + Number(minutes)) * MINUTE_MS + Number(seconds) * 1000);
}

/** "2026-11-25T09:10:00", seconds cut. */
export function formatLocalTime(instant: Instant): string {
  const seconds = Math.floor((timeOfDay(instant) % MINUTE_MS) / 1000);
  return `${isoDate(dayOf(instant))}T${vietnameseTime(instant)}:${pad(seconds, 2)}`;
}

/** "15:00" in minutes; throws RangeError on any other text. */
export function parseClockTime(text: string): MinuteOfDay {
  const match = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(text);
  if (match === null) throw new RangeError(`no time of day: ${text}`);
  return Number(match[1]) * 60 + Number(match[2]);
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, "0");
}
