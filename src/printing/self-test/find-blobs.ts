/** Pixels that touch each other, corners too. */
export interface Blob {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly area: number;
  /** Their places in the image, row by row. */
  readonly pixels: readonly number[];
}

/** All blobs of the pixels that are not 0. */
export function findBlobs(ink: Uint8Array, width: number): readonly Blob[] {
  const seen = new Uint8Array(ink.length);
  const blobs: Blob[] = [];
  for (let start = 0; start < ink.length; start += 1) {
    if (ink[start] === 0 || seen[start] === 1) continue;
    seen[start] = 1;
    blobs.push(growBlob(ink, seen, width, start));
  }
  return blobs;
}

function growBlob(ink: Uint8Array, seen: Uint8Array, width: number, start: number): Blob {
  const pixels = [start];
  let [left, right, top, bottom] = [width, 0, Infinity, 0];
  for (let next = 0; next < pixels.length; next += 1) {
    const pixel = pixels[next] ?? 0;
    const x = pixel % width;
    const y = (pixel - x) / width;
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
    for (let row = -1; row <= 1; row += 1) {
      for (let column = -1; column <= 1; column += 1) {
        const beside = pixel + row * width + column;
        const isInside = x + column >= 0 && x + column < width && beside >= 0 && beside < ink.length;
        if (!isInside || ink[beside] === 0 || seen[beside] === 1) continue;
        seen[beside] = 1;
        pixels.push(beside);
      }
    }
  }
  return { left, right, top, bottom, area: pixels.length, pixels };
}
