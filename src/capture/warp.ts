import { applyHomography, type Homography } from "./homography";
import { createGray, type ColourPixels, type GrayPixels } from "./pixels";

/** Bilinear; what lies outside the source comes out white. `map` leads from the result to the source. */
export function warpColour(page: ColourPixels, map: Homography, width: number, height: number): ColourPixels {
  const data = new Uint8ClampedArray(width * height * 4);
  data.fill(255);
  const source = page.data;
  const stride = page.width * 4;
  let at = 0;
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1, at += 4) {
      const w = 1 / (map[6] * (x + 0.5) + map[7] * (y + 0.5) + map[8]);
      const u = (map[0] * (x + 0.5) + map[1] * (y + 0.5) + map[2]) * w - 0.5;
      const v = (map[3] * (x + 0.5) + map[4] * (y + 0.5) + map[5]) * w - 0.5;
      if (u < -0.5 || v < -0.5 || u > page.width - 0.5 || v > page.height - 0.5) continue;
      const left = Math.max(0, Math.min(page.width - 2, Math.floor(u)));
      const top = Math.max(0, Math.min(page.height - 2, Math.floor(v)));
      const across = Math.round(Math.max(0, Math.min(1, u - left)) * 256);
      const down = Math.round(Math.max(0, Math.min(1, v - top)) * 256);
      const from = top * stride + left * 4;
      for (let channel = 0; channel < 3; channel += 1) {
        const a = source[from + channel] ?? 0;
        const b = source[from + stride + channel] ?? 0;
        const upper = (a << 8) + ((source[from + 4 + channel] ?? 0) - a) * across;
        const lower = (b << 8) + ((source[from + stride + 4 + channel] ?? 0) - b) * across;
        data[at + channel] = ((upper << 8) + (lower - upper) * down + 32768) >> 16;
      }
    }
  }
  return { width, height, data };
}

/** Nearest pixel; for reduced copies on which only lines of text are measured. */
export function warpGray(gray: GrayPixels, map: Homography, width: number, height: number, outside = 255): GrayPixels {
  const out = createGray(width, height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const p = applyHomography(map, { x: x + 0.5, y: y + 0.5 });
      const u = Math.floor(p.x);
      const v = Math.floor(p.y);
      const inside = u >= 0 && v >= 0 && u < gray.width && v < gray.height;
      out.data[y * width + x] = inside ? (gray.data[v * gray.width + u] ?? 0) : outside;
    }
  }
  return out;
}

/** By quarter turns clockwise (0–3). */
export function turnGray(gray: GrayPixels, quarters: number): GrayPixels {
  const turns = ((quarters % 4) + 4) % 4;
  if (turns === 0) return gray;
  const { width, height } = gray;
  const out = turns === 2 ? createGray(width, height) : createGray(height, width);
  turnInto(gray.data, out.data, gray, turns);
  return out;
}

/** The same for colours, pixel by pixel: nothing is smoothed. */
export function turnColour(page: ColourPixels, quarters: number): ColourPixels {
  const turns = ((quarters % 4) + 4) % 4;
  if (turns === 0) return page;
  const from = new Uint32Array(page.data.slice().buffer);
  const to = new Uint32Array(from.length);
  turnInto(from, to, page, turns);
  const [width, height] = turns === 2 ? [page.width, page.height] : [page.height, page.width];
  return { width, height, data: new Uint8ClampedArray(to.buffer) };
}

interface Size {
  readonly width: number;
  readonly height: number;
}

function turnInto<T extends Uint8Array | Uint32Array>(from: T, out: T, { width, height }: Size, turns: number): void {
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const to =
        turns === 1
          ? x * height + (height - 1 - y)
          : turns === 2
            ? (height - 1 - y) * width + (width - 1 - x)
            : (width - 1 - x) * height + y;
      out[to] = from[y * width + x] ?? 0;
    }
  }
}

/** Left and right exchanged. */
export function mirrorGray(gray: GrayPixels): GrayPixels {
  const out = createGray(gray.width, gray.height);
  for (let from = 0; from < gray.data.length; from += gray.width) {
    out.data.set(gray.data.slice(from, from + gray.width).reverse(), from);
  }
  return out;
}
