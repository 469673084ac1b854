/** Holding what arrives comes first: reading begins when nothing came for a moment, */
const QUIET_MS = 40;
/** or when the first of it has waited for so long. */
const PATIENCE_MS = 3_000;

export interface Reading {
  arrived(): void;
  /** Reads at once, until nothing is left. */
  settled(): Promise<void>;
}

/** `read`: some of what is waiting; how many. What fails is still marked as waiting: the next arrival begins again. */
export function createReading(read: () => Promise<number>, failed: (error: unknown) => void): Reading {
  let running: Promise<void> | undefined;
  let timer: NodeJS.Timeout | undefined;
  let waitingSince: number | undefined;
  let isHurried = false;

  const readAll = async (): Promise<void> => {
    try {
      // A turn for others between two batches, unless somebody waits for the end.
      while ((await read()) > 0) if (!isHurried) await new Promise((resolve) => setImmediate(resolve));
    } catch (error) {
      failed(error);
    } finally {
      running = undefined;
      if (waitingSince !== undefined) plan();
    }
  };
  const start = (): Promise<void> => {
    clearTimeout(timer);
    timer = undefined;
    waitingSince = undefined;
    running ??= readAll();
    return running;
  };
  const plan = (): void => {
    clearTimeout(timer);
    const patience = PATIENCE_MS - (performance.now() - (waitingSince ?? performance.now()));
    timer = setTimeout(() => void start(), Math.max(0, Math.min(QUIET_MS, patience)));
    timer.unref();
  };

  return {
    arrived: () => {
      waitingSince ??= performance.now();
      if (running === undefined) plan();
    },
    settled: async () => {
      isHurried = true;
      while (running !== undefined || waitingSince !== undefined) await start();
      isHurried = false;
    },
  };
}
