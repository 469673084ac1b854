/** Snappy's raw format (google/snappy, format_description.txt); what could be read before damage or the end. */
export function unsnap(input: Uint8Array, limit = 64 * 2 ** 20): Uint8Array | undefined {
  const length = readVarint(input, 0);
  if (length === undefined || length.value === 0 || length.value > limit) return undefined;
  const output = new Uint8Array(length.value);
  let from = length.next;
  let to = 0;
  while (from < input.length && to < output.length) {
    const tag = input[from] ?? 0;
    const step = (tag & 3) === 0 ? readLiteral(input, from, tag) : readCopy(input, from, tag);
    if ("at" in step) {
      output.set(input.subarray(step.at, Math.min(step.at + step.length, step.at + output.length - to)), to);
      to += step.length;
    } else {
      if (step.back === 0 || step.back > to) return to > 0 ? output.subarray(0, to) : undefined;
      for (let count = 0; count < step.length && to < output.length; count += 1, to += 1) {
        output[to] = output[to - step.back] ?? 0;
      }
    }
    from = step.next;
  }
  return output.subarray(0, Math.min(to, output.length));
}

interface Literal {
  readonly at: number;
  readonly length: number;
  readonly next: number;
}
interface Copy {
  readonly back: number;
  readonly length: number;
  readonly next: number;
}

function readLiteral(input: Uint8Array, from: number, tag: number): Literal {
  const short = tag >>> 2;
  const extra = short < 60 ? 0 : short - 59;
  const length = extra === 0 ? short + 1 : readLittleEndian(input, from + 1, extra) + 1;
  const at = from + 1 + extra;
  return { at, length, next: at + length };
}

function readCopy(input: Uint8Array, from: number, tag: number): Copy {
  switch (tag & 3) {
    case 1:
      return { length: 4 + ((tag >>> 2) & 7), back: ((tag >>> 5) << 8) | (input[from + 1] ?? 0), next: from + 2 };
    case 2:
      return { length: 1 + (tag >>> 2), back: readLittleEndian(input, from + 1, 2), next: from + 3 };
    default:
      return { length: 1 + (tag >>> 2), back: readLittleEndian(input, from + 1, 4), next: from + 5 };
  }
}

function readLittleEndian(input: Uint8Array, at: number, bytes: number): number {
  let value = 0;
  for (let index = bytes - 1; index >= 0; index -= 1) value = value * 256 + (input[at + index] ?? 0);
  return value;
}

/** Base 128, low groups first. */
export function readVarint(
  input: Uint8Array,
  at: number,
): { readonly value: number; readonly next: number } | undefined {
  let value = 0;
  for (let index = 0; index < 5; index += 1) {
    const byte = input[at + index];
    if (byte === undefined) return undefined;
    value += (byte & 127) * 2 ** (7 * index);
    if (byte < 128) return { value, next: at + index + 1 };
  }
  return undefined;
}
