import { createGray, histogram, percentile, type GrayPixels } from "./pixels";
import { reduceBy } from "./resample";
import { removeSpecks } from "./specks";

/** Ink of a sound page is darker than this after division by its background; that of a copy of a copy is not. */
const PALE_INK = 135;
const LEAST_GRAIN = 6;
const SEGMENT = 64;

/**
 * A photocopy of a photocopy: even its ink is grey, and the paper is grainy. A blurred page is pale too, but its paper
 * is smooth, and what helps a copy would harm it.
 */
export function isPaleCopy(even: GrayPixels): boolean {
  // On a reduced copy dust is thinned out, and strokes are not; a few lines of text fill some thousandths of a page.
  const ink = percentile(reduceBy(even, 3), 0.003);
  return ink > PALE_INK && percentile(even, 0.5) - percentile(even, 0.2) >= LEAST_GRAIN;
}

/** For pale pages only (it costs time, and a clean page gains nothing): bars, dust and grey ink are evened out. */
export function restorePaleCopy(even: GrayPixels): GrayPixels {
  const level = stretch(medianOf3x3(normaliseRows(even)));
  return removeSpecks(level, { darkerThan: 150, smallerThan: 14 });
}

/** Divides each row by the paper near it along that row: roller marks and bars run across the page. */
export function normaliseRows(gray: GrayPixels): GrayPixels {
  const { width, height } = gray;
  const out = createGray(width, height);
  const segments = Math.max(1, Math.round(width / SEGMENT));
  const paper = new Float32Array(segments);
  const counts = new Uint16Array(256);
  for (let y = 0; y < height; y += 1) {
    for (let segment = 0; segment < segments; segment += 1) {
      counts.fill(0);
      const from = Math.max(0, Math.floor(((segment - 1) * width) / segments));
      const to = Math.min(width, Math.ceil(((segment + 2) * width) / segments));
      for (let x = from; x < to; x += 1) {
        const value = gray.data[y * width + x] ?? 0;
        counts[value] = (counts[value] ?? 0) + 1;
      }
      paper[segment] = Math.max(32, valueAt(counts, (to - from) * 0.7));
    }
    for (let x = 0; x < width; x += 1) {
      const at = Math.max(0, Math.min(segments - 1, (x * segments) / width - 0.5));
      const left = Math.floor(at);
      const a = paper[left] ?? 255;
      const b = paper[Math.min(segments - 1, left + 1)] ?? a;
      const value = ((gray.data[y * width + x] ?? 0) * 255) / (a + (b - a) * (at - left));
      out.data[y * width + x] = Math.min(255, value);
    }
  }
  return out;
}

function valueAt(counts: Uint16Array, wanted: number): number {
  let seen = 0;
  for (let value = 0; value < 256; value += 1) {
    seen += counts[value] ?? 0;
    if (seen >= wanted) return value;
  }
  return 255;
}

/** Grey ink becomes black, paper's noise becomes white. */
function stretch(gray: GrayPixels): GrayPixels {
  const ink = inkLevel(histogram(gray));
  const paper = Math.max(ink + 20, percentile(gray, 0.5) - 6);
  const out = createGray(gray.width, gray.height);
  const table = new Uint8Array(256);
  for (let value = 0; value < 256; value += 1) {
    table[value] = Math.max(0, Math.min(255, ((value - ink) * 255) / (paper - ink)));
  }
  for (let index = 0; index < out.data.length; index += 1) out.data[index] = table[gray.data[index] ?? 0] ?? 0;
  return out;
}

/** The darker third of what Otsu's threshold calls ink: dust is too little of it to matter, grain is not below it. */
function inkLevel(counts: Uint32Array): number {
  const total = counts.reduce((sum, count) => sum + count, 0);
  const all = counts.reduce((sum, count, value) => sum + count * value, 0);
  let below = 0;
  let darker = 0;
  let best = { spread: 0, count: 0 };
  for (let value = 0; value < 255; value += 1) {
    below += counts[value] ?? 0;
    darker += (counts[value] ?? 0) * value;
    if (below === 0 || below === total) continue;
    const step = darker / below - (all - darker) / (total - below);
    const spread = below * (total - below) * step * step;
    if (spread > best.spread) best = { spread, count: below };
  }
  let seen = 0;
  return counts.findIndex((count) => (seen += count) > best.count * 0.35);
}

/** Median of nine by sorting columns (Paeth): grain goes, strokes of three pixels stay. */
function medianOf3x3(gray: GrayPixels): GrayPixels {
  const { width, height, data } = gray;
  const out = createGray(width, height);
  out.data.set(data);
  const low = new Uint8Array(width);
  const middle = new Uint8Array(width);
  const high = new Uint8Array(width);
  for (let y = 1; y < height - 1; y += 1) {
    const row = y * width;
    for (let x = 0; x < width; x += 1) {
      const a = data[row - width + x] ?? 0;
      const b = data[row + x] ?? 0;
      const c = data[row + width + x] ?? 0;
      const small = a < b ? a : b;
      const large = a < b ? b : a;
      low[x] = small < c ? small : c;
      high[x] = large > c ? large : c;
      middle[x] = small < c ? (large < c ? large : c) : small;
    }
    for (let x = 1; x < width - 1; x += 1) {
      const l = Math.max(low[x - 1] ?? 0, low[x] ?? 0, low[x + 1] ?? 0);
      const h = Math.min(high[x - 1] ?? 0, high[x] ?? 0, high[x + 1] ?? 0);
      const m = median3(middle[x - 1] ?? 0, middle[x] ?? 0, middle[x + 1] ?? 0);
      out.data[row + x] = median3(l, m, h);
    }
  }
  return out;
}

function median3(a: number, b: number, c: number): number {
  return a < b ? (b < c ? b : a < c ? c : a) : a < c ? a : b < c ? c : b;
}
