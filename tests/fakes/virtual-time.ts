/** Time that passes only when nothing else can go on: what waits is woken in order, however long the wait. */
export interface VirtualTime {
  now(): number;
  /** Calls back once, later; the answer takes it back. */
  after(milliseconds: number, work: () => void): () => void;
  wait(milliseconds: number): Promise<void>;
  /** Lets time pass until this holds; false: nothing waits any more, or the time is over. */
  runUntil(isDone: () => boolean, end: number): Promise<boolean>;
}

interface Waiting {
  readonly at: number;
  readonly work: () => void;
}

/** Turns of the event loop after which whatever needs no time has ended: the disk and the gateway of tests take a few. */
const QUIET_TURNS = 12;

/** `settle`: what has to end before time may pass. */
export function createVirtualTime(start: number, set: (now: number) => void, settle: () => Promise<void>): VirtualTime {
  let now = start;
  let waiting: Waiting[] = [];
  const after = (milliseconds: number, work: () => void): (() => void) => {
    const one = { at: now + milliseconds, work };
    waiting.push(one);
    return () => {
      waiting = waiting.filter((other) => other !== one);
    };
  };
  const becomeQuiet = async (): Promise<void> => {
    await settle();
    for (let turn = 0; turn < QUIET_TURNS; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  };
  return {
    now: () => now,
    after,
    wait: (milliseconds) =>
      new Promise((resolve) => {
        after(milliseconds, resolve);
      }),
    async runUntil(isDone, end) {
      for (;;) {
        await becomeQuiet();
        if (isDone()) return true;
        const next = waiting.reduce<Waiting | undefined>(
          (first, one) => (first === undefined || one.at < first.at ? one : first),
          undefined,
        );
        if (next === undefined || next.at > end) return false;
        waiting = waiting.filter((other) => other !== next);
        now = next.at;
        set(now);
        next.work();
      }
    },
  };
}
