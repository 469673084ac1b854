import type { Timers } from "../devices/printer/timers";

/** Longer than a slip takes to the printer: windows draw what can wait when its bytes are gone. */
const GATHER_MS = 250;

/** A notice to windows, of which several in a row become one. */
interface GatheredNotice {
  /** Somebody waits for it. */
  now(): void;
  /** Within a quarter of a second: numbers that nobody has been called by. */
  soon(): void;
  close(): void;
}

export function createGatheredNotice(timers: Timers, tell: () => void): GatheredNotice {
  let cancel: (() => void) | undefined;
  const forget = (): void => {
    cancel?.();
    cancel = undefined;
  };
  const now = (): void => {
    forget();
    tell();
  };
  return {
    now,
    soon() {
      cancel ??= timers.after(GATHER_MS, now);
    },
    close: forget,
  };
}
