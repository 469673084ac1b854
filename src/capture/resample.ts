import { createGray, type GrayPixels } from "./pixels";

/** Mean of whole squares of `factor` × `factor` pixels; what is left over at the right and bottom edge is dropped. */
export function reduceBy(gray: GrayPixels, factor: number): GrayPixels {
  if (factor <= 1) return gray;
  const width = Math.max(1, Math.floor(gray.width / factor));
  const height = Math.max(1, Math.floor(gray.height / factor));
  const small = createGray(width, height);
  const sums = new Uint32Array(width);
  const area = factor * factor;
  for (let y = 0; y < height; y += 1) {
    sums.fill(0);
    for (let row = 0; row < factor; row += 1) {
      let from = (y * factor + row) * gray.width;
      for (let x = 0; x < width; x += 1) {
        let sum = 0;
        for (let column = 0; column < factor; column += 1) sum += gray.data[from++] ?? 0;
        sums[x] = (sums[x] ?? 0) + sum;
      }
    }
    for (let x = 0; x < width; x += 1) small.data[y * width + x] = (sums[x] ?? 0) / area;
  }
  return small;
}

/** Bilinear to `width` × `height`; for enlarging and for reducing to no less than half (else `reduceBy` first). */
export function resizeTo(gray: GrayPixels, width: number, height: number): GrayPixels {
  if (width === gray.width && height === gray.height) return gray;
  const out = createGray(width, height);
  const columns = axis(gray.width, width);
  const rows = axis(gray.height, height);
  for (let y = 0; y < height; y += 1) {
    const top = (rows.index[y] ?? 0) * gray.width;
    const bottom = Math.min((rows.index[y] ?? 0) + 1, gray.height - 1) * gray.width;
    const down = rows.weight[y] ?? 0;
    for (let x = 0; x < width; x += 1) {
      const left = columns.index[x] ?? 0;
      const right = Math.min(left + 1, gray.width - 1);
      const across = columns.weight[x] ?? 0;
      const a = gray.data[top + left] ?? 0;
      const b = gray.data[bottom + left] ?? 0;
      const upper = (a << 8) + ((gray.data[top + right] ?? 0) - a) * across;
      const lower = (b << 8) + ((gray.data[bottom + right] ?? 0) - b) * across;
      out.data[y * width + x] = ((upper << 8) + (lower - upper) * down + 32768) >> 16;
    }
  }
  return out;
}

/** For each target pixel: the source pixel before it, and 256ths of the way to the next. */
function axis(from: number, to: number): { readonly index: Int32Array; readonly weight: Int32Array } {
  const index = new Int32Array(to);
  const weight = new Int32Array(to);
  for (let at = 0; at < to; at += 1) {
    const source = Math.max(0, Math.min(from - 1, ((at + 0.5) * from) / to - 0.5));
    index[at] = Math.floor(source);
    weight[at] = Math.round((source - Math.floor(source)) * 256);
  }
  return { index, weight };
}
