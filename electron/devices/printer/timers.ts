/** Waiting as a port, so that tests own the time. */
export interface Timers {
  /** Calls once after `milliseconds`; the answer calls it off. */
  after(milliseconds: number, action: () => void): () => void;
}

export const SYSTEM_TIMERS: Timers = {
  after(milliseconds, action) {
    const timer = setTimeout(action, milliseconds);
    return () => {
      clearTimeout(timer);
    };
  },
};

export function pause(timers: Timers, milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    timers.after(milliseconds, resolve);
  });
}

export const TOO_LATE = Symbol("too late");

/** The value of `work`, or TOO_LATE; what arrives later is dropped. */
export function withLimit<T>(timers: Timers, milliseconds: number, work: Promise<T>): Promise<T | typeof TOO_LATE> {
  return new Promise((resolve, reject) => {
    const cancel = timers.after(milliseconds, () => {
      resolve(TOO_LATE);
    });
    work.then(resolve, reject).finally(cancel);
  });
}
