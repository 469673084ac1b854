import type { Place } from "../journal/journal";

/** Where every entry lies, as a number: ten bytes an entry instead of an object, for a million of them. */
export interface PlaceBook {
  add(place: Place): number;
  get(index: number): Place;
  size(): number;
  /** For a checkpoint: the names of the segments, and the three columns one after the other. */
  encode(size: number): { readonly segments: readonly string[]; readonly columns: Uint8Array };
}

const BYTES_A_PLACE = 10;

export function createPlaceBook(): PlaceBook {
  return createBook([], 0, new Uint16Array(1024), new Uint32Array(1024), new Uint32Array(1024));
}

export function decodePlaceBook(segments: readonly string[], columns: Uint8Array): PlaceBook {
  const size = columns.length / BYTES_A_PLACE;
  // A copy begins at 0, as typed arrays of wider numbers need it.
  const bytes = columns.slice().buffer;
  const lengths = new Uint32Array(bytes, 4 * size, size);
  return createBook(
    [...segments],
    size,
    new Uint16Array(bytes, 8 * size, size),
    new Uint32Array(bytes, 0, size),
    lengths,
  );
}

function createBook(
  segments: string[],
  start: number,
  segmentColumn: Uint16Array,
  offsetColumn: Uint32Array,
  lengthColumn: Uint32Array,
): PlaceBook {
  const numbers = new Map(segments.map((segment, index) => [segment, index]));
  let [inSegment, offsets, lengths] = [segmentColumn, offsetColumn, lengthColumn];
  let size = start;

  const grow = (): void => {
    const capacity = Math.max(1024, 2 * size);
    [inSegment, offsets, lengths] = [
      copyInto(new Uint16Array(capacity), inSegment),
      copyInto(new Uint32Array(capacity), offsets),
      copyInto(new Uint32Array(capacity), lengths),
    ];
  };

  return {
    size: () => size,
    add: ({ segment, offset, length }) => {
      let number = numbers.get(segment);
      if (number === undefined) {
        number = segments.push(segment) - 1;
        numbers.set(segment, number);
      }
      if (size === offsets.length) grow();
      inSegment[size] = number;
      offsets[size] = offset;
      lengths[size] = length;
      size += 1;
      return size - 1;
    },
    get: (index) => {
      const segment = segments[inSegment[index] ?? -1];
      const [offset, length] = [offsets[index], lengths[index]];
      if (index >= size || segment === undefined || offset === undefined || length === undefined) {
        throw new RangeError(`no place ${index}`);
      }
      return { segment, offset, length };
    },
    encode: (count) => {
      const columns = new Uint8Array(count * BYTES_A_PLACE);
      columns.set(bytesOf(offsets.subarray(0, count)), 0);
      columns.set(bytesOf(lengths.subarray(0, count)), 4 * count);
      columns.set(bytesOf(inSegment.subarray(0, count)), 8 * count);
      return { segments: [...segments], columns };
    },
  };
}

function copyInto<A extends Uint16Array | Uint32Array>(larger: A, smaller: A): A {
  larger.set(smaller);
  return larger;
}

function bytesOf(column: Uint16Array | Uint32Array): Uint8Array {
  return new Uint8Array(column.buffer, column.byteOffset, column.byteLength);
}
