import { formatLocalTime, parseLocalTime } from "../../calendar/local-time";
import type { Instant } from "../../shared/clock";

/** yyyyMMddHHmmss of Vietnam's clock, as provincial systems write every time (domain §4). */
export function formatStamp(instant: Instant): string {
  return formatLocalTime(instant).replace(/\D/g, "");
}

/** Throws RangeError on any other text. */
export function parseStamp(stamp: string): Instant {
  return parseLocalTime(stamp.replace(/^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/, "$1-$2-$3T$4:$5:$6"));
}
