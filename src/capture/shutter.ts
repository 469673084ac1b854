import type { Advice } from "./quality";

/** How long every frame must be good before the shutter fires by itself. */
export const GOOD_FOR_MS = 700;

export interface Shutter {
  /** Since when every frame was good; undefined while one is not. */
  readonly goodSince: number | undefined;
  /** After a picture the page must have gone, or another must lie there, before the next one fires. */
  readonly armed: boolean;
}

export const NEW_SHUTTER: Shutter = { goodSince: undefined, armed: true };

/**
 * The state after one more frame, and whether to take the picture now. `now` in milliseconds that only grow;
 * `otherPage`: the frame shows another page than the one taken last. A hand over that page does, too: only good frames count.
 */
export function nextShutter(
  shutter: Shutter,
  advice: readonly Advice[],
  now: number,
  otherPage = false,
): { readonly shutter: Shutter; readonly fire: boolean } {
  if (advice.includes("no-page")) return { shutter: NEW_SHUTTER, fire: false };
  const armed = shutter.armed || (otherPage && advice.length === 0);
  if (advice.length > 0 || !armed) {
    return { shutter: { armed, goodSince: undefined }, fire: false };
  }
  const goodSince = shutter.goodSince ?? now;
  const fire = now - goodSince >= GOOD_FOR_MS;
  return { shutter: fire ? { goodSince: undefined, armed: false } : { goodSince, armed: true }, fire };
}
