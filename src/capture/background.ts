import { createGray, type GrayPixels } from "./pixels";
import { resizeTo } from "./resample";

const BLOCK = 16;
/** Half of the closing window, in blocks: letters and bold titles vanish, shadows stay. */
const REACH = 2;

/** Divides by the paper's own brightness: shade, yellow light and grey paper come out white, ink keeps its ratio. */
export function divideByBackground(gray: GrayPixels): GrayPixels {
  const background = estimateBackground(gray);
  const out = createGray(gray.width, gray.height);
  for (let index = 0; index < out.data.length; index += 1) {
    const paper = background.data[index] ?? 0;
    const value = gray.data[index] ?? 0;
    out.data[index] = value >= paper ? 255 : (value * 255) / paper;
  }
  return out;
}

/** The paper without its ink, as large as `gray`. */
export function estimateBackground(gray: GrayPixels): GrayPixels {
  const blocks = brightOfBlocks(gray);
  const closed = extreme(extreme(blocks, Math.max), Math.min);
  return resizeTo(mean(closed), gray.width, gray.height);
}

/** Bright end (about the 85th percentile) of each block, from every other pixel. */
function brightOfBlocks(gray: GrayPixels): GrayPixels {
  const width = Math.ceil(gray.width / BLOCK);
  const height = Math.ceil(gray.height / BLOCK);
  const out = createGray(width, height);
  const counts = new Uint16Array(64);
  for (let by = 0; by < height; by += 1) {
    for (let bx = 0; bx < width; bx += 1) {
      counts.fill(0);
      let total = 0;
      const bottom = Math.min(gray.height, (by + 1) * BLOCK);
      const right = Math.min(gray.width, (bx + 1) * BLOCK);
      for (let y = by * BLOCK; y < bottom; y += 2) {
        for (let x = bx * BLOCK; x < right; x += 2) {
          const value = (gray.data[y * gray.width + x] ?? 0) >> 2;
          counts[value] = (counts[value] ?? 0) + 1;
          total += 1;
        }
      }
      let above = 0;
      let value = 63;
      while (value > 0 && above + (counts[value] ?? 0) < total * 0.15) above += counts[value--] ?? 0;
      out.data[by * width + bx] = Math.max(8, value * 4 + 2);
    }
  }
  return out;
}

function extreme(gray: GrayPixels, pick: (a: number, b: number) => number): GrayPixels {
  return alongRows(alongRows(gray, pick, true), pick, false);
}

function alongRows(gray: GrayPixels, pick: (a: number, b: number) => number, across: boolean): GrayPixels {
  const out = createGray(gray.width, gray.height);
  for (let y = 0; y < gray.height; y += 1) {
    for (let x = 0; x < gray.width; x += 1) {
      let best = gray.data[y * gray.width + x] ?? 0;
      for (let step = -REACH; step <= REACH; step += 1) {
        const u = across ? x + step : x;
        const v = across ? y : y + step;
        if (u < 0 || v < 0 || u >= gray.width || v >= gray.height) continue;
        best = pick(best, gray.data[v * gray.width + u] ?? 0);
      }
      out.data[y * gray.width + x] = best;
    }
  }
  return out;
}

function mean(gray: GrayPixels): GrayPixels {
  const out = createGray(gray.width, gray.height);
  for (let y = 0; y < gray.height; y += 1) {
    for (let x = 0; x < gray.width; x += 1) {
      let sum = 0;
      let count = 0;
      for (let v = Math.max(0, y - 1); v <= Math.min(gray.height - 1, y + 1); v += 1) {
        for (let u = Math.max(0, x - 1); u <= Math.min(gray.width - 1, x + 1); u += 1) {
          sum += gray.data[v * gray.width + u] ?? 0;
          count += 1;
        }
      }
      out.data[y * gray.width + x] = sum / count;
    }
  }
  return out;
}
