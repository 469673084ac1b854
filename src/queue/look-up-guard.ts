import { DAY_MS, MINUTE_MS } from "../calendar/local-time";
import type { Instant } from "../shared/clock";

/** A look-up that found nothing, at one kiosk. */
export interface WrongLookUp {
  /** The end of the code. */
  readonly tail: string;
  readonly at: Instant;
}

/** With four digits to guess, one code is found by chance in one of two thousand days. */
const MOST_A_CODE = 5;
/** More than people mistype, fewer than somebody needs who tries one code after the other. */
const MOST_AT_ONCE = 8;
const AT_ONCE_MS = 10 * MINUTE_MS;

/** Whether this kiosk answers nothing now, right or wrong: the person is sent to a counter. */
export function isBarred(wrong: readonly WrongLookUp[], tail: string, now: Instant): boolean {
  const known = wrong.filter(({ at }) => within(at, now, DAY_MS));
  const atOnce = known.filter(({ at }) => within(at, now, AT_ONCE_MS));
  return atOnce.length >= MOST_AT_ONCE || known.filter((each) => each.tail === tail).length >= MOST_A_CODE;
}

/** One more; what is a day old is forgotten. */
export function withWrong(wrong: readonly WrongLookUp[], tail: string, now: Instant): readonly WrongLookUp[] {
  return [...wrong.filter(({ at }) => within(at, now, DAY_MS)), { tail, at: now }];
}

/** A clock that was set back forgives nothing at once. */
function within(at: Instant, now: Instant, span: number): boolean {
  return Math.abs(now - at) < span;
}
