/** Black dots on white paper. Rows of `width / 8` bytes, the left dot is the highest bit, 1 is black. */
export interface SlipBitmap {
  /** Dots; a multiple of 8. */
  readonly width: number;
  readonly height: number;
  readonly bytes: Uint8Array;
}

export function isBlack(bitmap: SlipBitmap, x: number, y: number): boolean {
  const byte = bitmap.bytes[y * (bitmap.width / 8) + (x >> 3)] ?? 0;
  return (byte & (0x80 >> (x & 7))) !== 0;
}

/** Bands of at most `rows` rows, in order: cheap printers have small buffers. */
export function cutIntoBands(bitmap: SlipBitmap, rows: number): readonly SlipBitmap[] {
  const rowBytes = bitmap.width / 8;
  const bands: SlipBitmap[] = [];
  for (let top = 0; top < bitmap.height; top += rows) {
    const height = Math.min(rows, bitmap.height - top);
    bands.push({
      width: bitmap.width,
      height,
      bytes: bitmap.bytes.subarray(top * rowBytes, (top + height) * rowBytes),
    });
  }
  return bands;
}

const DLE = 0x10;
const REAL_TIME = new Set([0x04, 0x05, 0x14]);

/**
 * The bitmap without DLE EOT, DLE ENQ and DLE DC4 in its bytes: ESC/POS printers obey these real-time commands even
 * inside image data (a status out of turn, or a buffer cleared). One dot beside a black one is added where needed.
 */
export function withoutRealTimeCommands(bitmap: SlipBitmap): SlipBitmap {
  const bytes = Uint8Array.from(bitmap.bytes);
  for (let index = 1; index < bytes.length; index += 1) {
    if (bytes[index - 1] === DLE && REAL_TIME.has(bytes[index] ?? 0)) bytes[index - 1] = DLE | 0x08;
  }
  return { ...bitmap, bytes };
}
