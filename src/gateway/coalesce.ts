/**
 * Many small requests in a few large ones: what comes while `run` is busy goes into its next call. Answers are in the
 * order of the items; a call that fails fails for all of them. `lanes`: calls of `run` at once; `gather`: waited for
 * before each.
 */
export function createCoalescer<I, O>(
  run: (items: readonly I[]) => Promise<readonly O[]>,
  most: number,
  lanes = 1,
  gather?: Gather,
): (item: I) => Promise<O> {
  interface Waiting {
    readonly item: I;
    readonly resolve: (answer: O) => void;
    readonly reject: (error: unknown) => void;
  }
  let waiting: Waiting[] = [];
  let running = 0;

  const runAll = async (): Promise<void> => {
    // Requests of the same turn of the event loop go together.
    await new Promise((resolve) => setImmediate(resolve));
    while (waiting.length > 0) {
      await gather?.();
      const batch = waiting.slice(0, most);
      waiting = waiting.slice(most);
      if (batch.length === 0) break;
      try {
        const answers = await run(batch.map(({ item }) => item));
        batch.forEach(({ resolve }, index) => {
          // One answer an item is what `run` promises.
          resolve(answers[index] as O);
        });
      } catch (error) {
        for (const { reject } of batch) reject(error);
      }
    }
    running -= 1;
  };

  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      if (running >= lanes) return;
      running += 1;
      void runAll();
    });
}

/** Lets more items come. */
export type Gather = () => Promise<void>;

/** Gathered within so many milliseconds: it is busy, and waits a little for others, as each call costs as much as many. */
const BUSY_MS = 10;
const LITTLE_MS = 4;

export function createBusyGather(): Gather {
  let last = Number.NEGATIVE_INFINITY;
  return async () => {
    if (performance.now() - last < BUSY_MS) await new Promise((resolve) => setTimeout(resolve, LITTLE_MS));
    last = performance.now();
  };
}
