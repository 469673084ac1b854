import { useRef, type FocusEvent, type KeyboardEvent, type MouseEvent } from "react";

/** Shorter than anybody reads what stands above the button, longer than a doubled key or a bouncing one. */
const SETTLE_MS = 400;

interface SettledPress {
  readonly onFocus: (event: FocusEvent) => void;
  readonly onKeyDownCapture: (event: KeyboardEvent) => void;
  readonly onClickCapture: (event: MouseEvent) => void;
}

/**
 * For the button of a deed that cannot be taken back, and that gets the cursor by itself: a key that is held, a key that
 * follows the cursor within `SETTLE_MS`, and the second half of a double click do nothing. No timer: `now` is read when
 * a key comes (milliseconds that never go back).
 */
export function useSettledPress(now: () => number = () => performance.now()): SettledPress {
  const focusedAt = useRef(Number.NEGATIVE_INFINITY);
  return {
    onFocus: () => {
      focusedAt.current = now();
    },
    onKeyDownCapture: (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      if (!event.repeat && now() - focusedAt.current >= SETTLE_MS) return;
      // Without its key down a button is not pressed, neither by Enter nor by the space bar.
      event.preventDefault();
      event.stopPropagation();
    },
    onClickCapture: (event) => {
      if (event.detail < 2) return;
      event.preventDefault();
      event.stopPropagation();
    },
  };
}
