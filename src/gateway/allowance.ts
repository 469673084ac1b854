/** What bodies may take of the memory at once: a burst is told to come later instead of filling it. */
const MOST_BYTES = 96 * 1024 * 1024;
/** Of one station: its three lanes, and the longest frame of a journal. */
const BYTES_OF_ONE = 24 * 1024 * 1024;
const REQUESTS_OF_ONE = 128;
/** Of all whom nobody has let in yet: what they hold up are others like them. */
const BYTES_OF_STRANGERS = 4 * 1024 * 1024;

/** Gives it back. */
export type Release = () => void;

export interface Allowance {
  /** Before a body is taken. `station`: null for a stranger. undefined: not now. */
  take(station: string | null, bytes: number): Release | undefined;
}

/** No station takes what belongs to the others, and no stranger what belongs to stations. */
export function createAllowance(): Allowance {
  const taken = new Map<string | null, { bytes: number; requests: number }>();
  let all = 0;

  return {
    take: (station, bytes) => {
      const share = station === null ? BYTES_OF_STRANGERS : BYTES_OF_ONE;
      const own = taken.get(station) ?? { bytes: 0, requests: 0 };
      const isTooMuch = own.bytes + bytes > share || own.requests >= REQUESTS_OF_ONE || all + bytes > MOST_BYTES;
      if (isTooMuch) return undefined;
      taken.set(station, own);
      own.bytes += bytes;
      own.requests += 1;
      all += bytes;
      return () => {
        own.bytes -= bytes;
        own.requests -= 1;
        all -= bytes;
        if (own.requests === 0) taken.delete(station);
      };
    },
  };
}
