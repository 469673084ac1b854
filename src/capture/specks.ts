import { createGray, type GrayPixels } from "./pixels";

export interface SpeckSize {
  /** Pixels darker than this (0–255) are ink. */
  readonly darkerThan: number;
  /** Connected ink of fewer pixels than this is dust. */
  readonly smallerThan: number;
}

/** Paints dust white, with a rim of one pixel; 8-connected, and each pixel is visited once. */
export function removeSpecks(gray: GrayPixels, size: SpeckSize): GrayPixels {
  const { width, height } = gray;
  const out = createGray(width, height);
  out.data.set(gray.data);
  const seen = new Uint8Array(width * height);
  const stack = new Int32Array(width * height);
  const speck = new Int32Array(size.smallerThan);
  for (let start = 0; start < seen.length; start += 1) {
    if (seen[start] === 1 || (gray.data[start] ?? 255) >= size.darkerThan) continue;
    let count = 0;
    let top = 0;
    stack[top++] = start;
    seen[start] = 1;
    while (top > 0) {
      const at = stack[--top] ?? 0;
      if (count < speck.length) speck[count] = at;
      count += 1;
      const x = at % width;
      for (let v = at - width; v <= at + width; v += width) {
        if (v < 0 || v >= seen.length) continue;
        for (let next = x > 0 ? v - 1 : v; next <= (x < width - 1 ? v + 1 : v); next += 1) {
          if (next < 0 || next >= seen.length || seen[next] === 1) continue;
          if ((gray.data[next] ?? 255) >= size.darkerThan) continue;
          seen[next] = 1;
          stack[top++] = next;
        }
      }
    }
    if (count >= size.smallerThan) continue;
    for (let index = 0; index < count; index += 1) paintRim(out, speck[index] ?? 0);
  }
  return out;
}

function paintRim(gray: GrayPixels, at: number): void {
  const x = at % gray.width;
  const y = (at - x) / gray.width;
  for (let v = Math.max(0, y - 1); v <= Math.min(gray.height - 1, y + 1); v += 1) {
    for (let u = Math.max(0, x - 1); u <= Math.min(gray.width - 1, x + 1); u += 1) gray.data[v * gray.width + u] = 255;
  }
}
