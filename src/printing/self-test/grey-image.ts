/** Rows of `width` bytes; 0 is black. A photo or scan without its colours. */
export interface GreyImage {
  readonly width: number;
  readonly height: number;
  readonly bytes: Uint8Array;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Grey between pixels; outside of the image its nearest edge. */
export function sampleGrey({ width, height, bytes }: GreyImage, x: number, y: number): number {
  const left = Math.min(width - 1, Math.max(0, Math.floor(x)));
  const top = Math.min(height - 1, Math.max(0, Math.floor(y)));
  const right = Math.min(width - 1, left + 1);
  const bottom = Math.min(height - 1, top + 1);
  const across = Math.min(1, Math.max(0, x - left));
  const down = Math.min(1, Math.max(0, y - top));
  const at = (column: number, row: number): number => bytes[row * width + column] ?? 0;
  const above = at(left, top) * (1 - across) + at(right, top) * across;
  const below = at(left, bottom) * (1 - across) + at(right, bottom) * across;
  return above * (1 - down) + below * down;
}

/** Smaller by a whole factor, each pixel the mean of those it stands for. */
export function shrinkGrey(image: GreyImage, factor: number): GreyImage {
  if (factor <= 1) return image;
  const width = Math.floor(image.width / factor);
  const height = Math.floor(image.height / factor);
  const bytes = new Uint8Array(width * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      let sum = 0;
      for (let row = 0; row < factor; row += 1) {
        const start = (y * factor + row) * image.width + x * factor;
        for (let column = 0; column < factor; column += 1) sum += image.bytes[start + column] ?? 0;
      }
      bytes[y * width + x] = sum / (factor * factor);
    }
  }
  return { width, height, bytes };
}
