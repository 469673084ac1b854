/**
 * Many small requests in a few large ones: what comes while `run` is busy goes into its next call. Answers are in the
 * order of the items; a call that fails fails for all of them. `lanes`: calls of `run` at once.
 */
export function createCoalescer<I, O>(
  run: (items: readonly I[]) => Promise<readonly O[]>,
  most: number,
  lanes = 1,
): (item: I) => Promise<O> {
  interface Waiting {
    readonly item: I;
    readonly resolve: (answer: O) => void;
    readonly reject: (error: unknown) => void;
  }
  let waiting: Waiting[] = [];
  let running = 0;

  const runAll = async (): Promise<void> => {
    while (waiting.length > 0) {
      const batch = waiting.slice(0, most);
      waiting = waiting.slice(most);
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
      // Requests of the same turn of the event loop go together.
      setImmediate(() => void runAll());
    });
}
