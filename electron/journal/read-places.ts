import type { CryptoSuite } from "../../src/shared/crypto-suite";
import type { Disk } from "../../src/shared/disk";
import type { Place, StoredEntry } from "./journal";
import { entryIn } from "./read-segments";
import { readSegment } from "./segment-files";

/** Reads many entries by their places: quick where they come in the order of the journal. */
export interface PlaceReader {
  /** undefined where no whole entry stands. */
  read(place: Place): Promise<StoredEntry | undefined>;
}

/** Bytes that are read at once; an entry that is longer is read alone. */
const WINDOW_BYTES = 4 * 1024 * 1024;

interface Window {
  readonly segment: string;
  readonly offset: number;
  readonly bytes: Uint8Array;
}

/** Holds the bytes around the last entry that was read, and lets them go with itself. */
export function createPlaceReader(disk: Disk, crypto: CryptoSuite): PlaceReader {
  let window: Window = { segment: "", offset: 0, bytes: new Uint8Array() };

  return {
    async read(place) {
      const { segment, offset, length } = place;
      const isInside =
        segment === window.segment && offset >= window.offset && offset + length <= window.offset + window.bytes.length;
      if (!isInside) {
        const bytes = await readSegment(disk, segment, offset, offset + Math.max(WINDOW_BYTES, length));
        if (!bytes.ok) return undefined;
        window = { segment, offset, bytes: bytes.value };
      }
      return entryIn(crypto, window.bytes.subarray(offset - window.offset, offset - window.offset + length), place);
    },
  };
}
