import type { Clock } from "../../src/shared/clock";

/** Lets windows, timers and printers have their turn while something long runs. */
export interface Breather {
  /** Waits for one turn of the event loop if the last one is longer ago than the budget. */
  breathe(): Promise<void>;
}

/** Milliseconds that main may work in one go without being felt. */
const BUDGET_MS = 6;

export function createBreather(clock: Clock): Breather {
  let since = clock.elapsed();
  return {
    async breathe() {
      if (clock.elapsed() - since < BUDGET_MS) return;
      await new Promise((resolve) => setImmediate(resolve));
      since = clock.elapsed();
    },
  };
}
