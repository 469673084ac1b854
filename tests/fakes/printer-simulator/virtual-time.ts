import type { Timers } from "../../../electron/devices/printer/timers";

export interface VirtualTime extends Timers {
  /** Milliseconds since the start. */
  now(): number;
  /** Lets time pass, as much as it takes, until `work` is done. Throws where nothing is left that could finish it. */
  run<T>(work: Promise<T>): Promise<T>;
  /** Lets `milliseconds` pass. */
  pass(milliseconds: number): Promise<void>;
}

/** Time that passes only when everybody waits: hours of printing take milliseconds and no test sleeps. */
export function createVirtualTime(): VirtualTime {
  let now = 0;
  let count = 0;
  const pending = new Map<number, { readonly at: number; readonly action: () => void }>();

  const settle = (): Promise<void> =>
    new Promise((resolve) => {
      setImmediate(resolve);
    });

  function fireNext(): boolean {
    let next: [number, { readonly at: number; readonly action: () => void }] | undefined;
    for (const timer of pending) if (next === undefined || timer[1].at < next[1].at) next = timer;
    if (next === undefined) return false;
    pending.delete(next[0]);
    now = Math.max(now, next[1].at);
    next[1].action();
    return true;
  }

  const time: VirtualTime = {
    now: () => now,
    after(milliseconds, action) {
      count += 1;
      const id = count;
      pending.set(id, { at: now + Math.max(0, milliseconds), action });
      return () => pending.delete(id);
    },
    async run(work) {
      let done = false;
      const finished = work.finally(() => {
        done = true;
      });
      finished.catch(() => undefined);
      for (;;) {
        await settle();
        // Changed by the callback above, which the compiler does not see.
        if (done as boolean) return finished;
        // Work that waits for nobody's timer may need some turns more.
        for (let turn = 0; pending.size === 0 && !(done as boolean) && turn < 50; turn += 1) await settle();
        if (done as boolean) return finished;
        if (!fireNext()) throw new Error("everybody waits and nothing will happen");
      }
    },
    pass: (milliseconds) =>
      time.run(
        new Promise((resolve) => {
          time.after(milliseconds, resolve);
        }),
      ),
  };
  return time;
}
