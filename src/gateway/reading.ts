/** Holding what arrives comes first: reading begins when nothing came for a moment, */
const QUIET_MS = 40;
/** or when the first of it has waited for so long. */
const PATIENCE_MS = 3_000;

export interface Reading {
  arrived(): void;
  /** Something is being held: what arrived meanwhile is read when it is over, unless that takes too long. */
  during<T>(holding: Promise<T>): Promise<T>;
  /** Reads at once, until nothing is left. */
  settled(): Promise<void>;
  /** Nothing is read any more once the batch that is being read is over. */
  close(): Promise<void>;
}

/** Milliseconds of a clock that only goes on, and what is to be done after some of them. */
export interface Waits {
  now(): number;
  /** Returns what calls it off. */
  after(milliseconds: number, work: () => void): () => void;
}

const realWaits: Waits = {
  now: () => performance.now(),
  after: (milliseconds, work) => {
    const timer = setTimeout(work, milliseconds);
    timer.unref();
    return () => {
      clearTimeout(timer);
    };
  },
};

/** `read`: some of what is waiting; how many. What fails is still marked as waiting: the next arrival begins again. */
export function createReading(
  read: () => Promise<number>,
  failed: (error: unknown) => void,
  waits: Waits = realWaits,
): Reading {
  let running: Promise<void> | undefined;
  let callOff: (() => void) | undefined;
  let waitingSince: number | undefined;
  let isHurried = false;
  let isClosed = false;
  let held = 0;

  const readAll = async (): Promise<void> => {
    try {
      // A turn for others between two batches, unless somebody waits for the end.
      while (!isClosed && (await read()) > 0) if (!isHurried) await new Promise((resolve) => setImmediate(resolve));
    } catch (error) {
      failed(error);
    } finally {
      running = undefined;
      if (waitingSince !== undefined && !isClosed) plan();
    }
  };
  const start = (): Promise<void> => {
    callOff?.();
    callOff = undefined;
    // What arrived while a batch is read may not be in it: it goes on waiting.
    if (running !== undefined) return running;
    waitingSince = undefined;
    running = readAll();
    return running;
  };
  const plan = (): void => {
    callOff?.();
    if (isClosed) return;
    const patience = PATIENCE_MS - (waits.now() - (waitingSince ?? waits.now()));
    const wait = held > 0 ? patience : Math.min(QUIET_MS, patience);
    callOff = waits.after(Math.max(0, wait), () => void start());
  };

  return {
    arrived: () => {
      waitingSince ??= waits.now();
      if (running === undefined) plan();
    },
    during: async (holding) => {
      held += 1;
      try {
        return await holding;
      } finally {
        held -= 1;
        if (held === 0 && running === undefined && waitingSince !== undefined) plan();
      }
    },
    close: async () => {
      isClosed = true;
      callOff?.();
      await running;
    },
    settled: async () => {
      isHurried = true;
      while (!isClosed && (running !== undefined || waitingSince !== undefined)) await start();
      isHurried = false;
    },
  };
}
