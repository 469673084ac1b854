import { isBlack, type SlipBitmap } from "../slip-bitmap";
import { blur } from "./blur";
import { findBlobs, type Blob } from "./find-blobs";
import type { Dots } from "./read-dots";
import type { Box } from "./test-card";

export type LetterVerdict = "good" | "mark-missing" | "wrong";

/** Dots; with the step beside it, three: what paper may have slipped between the marks and a letter. */
const SLIP = 2;
/** Of the ink that a part of a letter should have. */
const MISSING_BELOW = 0.4;
const LIKENESS = 0.72;
const STRAY_ABOVE = 0.3;

/** What is expected in a cell: sharp, and as blurred as the photo is. */
interface Expected {
  readonly sharp: Float32Array;
  readonly soft: Float32Array;
}

function expectedIn(bitmap: SlipBitmap, box: Box, sigma: number): Expected {
  const sharp = new Float32Array(box.width * box.height);
  for (let y = 0; y < box.height; y += 1) {
    for (let x = 0; x < box.width; x += 1) {
      if (isBlack(bitmap, box.left + x, box.top + y)) sharp[y * box.width + x] = 1;
    }
  }
  return { sharp, soft: blur(sharp, box.width, sigma) };
}

function measuredIn({ area, ink }: Dots, box: Box, dx: number, dy: number): Float32Array {
  const cell = new Float32Array(box.width * box.height);
  for (let y = 0; y < box.height; y += 1) {
    const row = Math.min(area.height - 1, Math.max(0, box.top + y + dy - area.top));
    for (let x = 0; x < box.width; x += 1) {
      const column = Math.min(area.width - 1, Math.max(0, box.left + x + dx - area.left));
      cell[y * box.width + x] = ink[row * area.width + column] ?? 0;
    }
  }
  return cell;
}

/** 1 for the same picture, whatever its brightness; 0 for pictures that have nothing in common. */
function likeness(a: Float32Array, b: Float32Array): number {
  let [sumA, sumB, both, onlyA, onlyB] = [0, 0, 0, 0, 0];
  for (let index = 0; index < a.length; index += 1) {
    const [x, y] = [a[index] ?? 0, b[index] ?? 0];
    sumA += x;
    sumB += y;
    both += x * y;
    onlyA += x * x;
    onlyB += y * y;
  }
  const count = a.length;
  const spread = (onlyA - (sumA * sumA) / count) * (onlyB - (sumB * sumB) / count);
  return spread <= 0 ? 0 : (both - (sumA * sumB) / count) / Math.sqrt(spread);
}

interface Aligned {
  readonly cell: Float32Array;
  readonly likeness: number;
}

/** The cell as it lies best over what is expected: first in wide steps, then beside the best of them. */
function align(dots: Dots, box: Box, soft: Float32Array): Aligned {
  let best = { cell: measuredIn(dots, box, 0, 0), likeness: -1, dx: 0, dy: 0 };
  const look = (dx: number, dy: number): void => {
    const cell = measuredIn(dots, box, dx, dy);
    const alike = likeness(cell, soft);
    if (alike > best.likeness) best = { cell, likeness: alike, dx, dy };
  };
  for (const dy of [0, -SLIP, SLIP]) for (const dx of [0, -SLIP, SLIP]) look(dx, dy);
  const { dx, dy } = best;
  for (const down of [-1, 0, 1]) for (const across of [-1, 0, 1]) look(dx + across, dy + down);
  return best;
}

/** How alike a cell is at this blur: the blur of the photo is the one at which most cells are. */
export function likenessAt(bitmap: SlipBitmap, dots: Dots, box: Box, sigma: number): number {
  return align(dots, box, expectedIn(bitmap, box, sigma).soft).likeness;
}

/** Compares one letter part by part: its body, and each mark that stands apart from it. */
export function judgeLetter(bitmap: SlipBitmap, dots: Dots, box: Box, sigma: number): LetterVerdict {
  const expected = expectedIn(bitmap, box, sigma);
  const { cell, likeness: alike } = align(dots, box, expected.soft);
  const ink = Uint8Array.from(expected.sharp);
  const parts = findBlobs(ink, box.width);
  const gain = gainOf(cell, expected.soft);
  const shares = parts.map((part) => shareOf(part, cell, expected, box.width, sigma, gain));
  const largest = parts.reduce((best, part, index) => ((parts[best]?.area ?? 0) < part.area ? index : best), 0);
  if ((shares[largest] ?? 0) < MISSING_BELOW) return "wrong";
  if (alike >= LIKENESS && shares.some((share) => share < MISSING_BELOW)) return "mark-missing";
  if (alike < LIKENESS || strayInk(cell, expected.soft) > STRAY_ABOVE) return "wrong";
  return "good";
}

/** Ink of the cell for each unit that is expected. */
function gainOf(cell: Float32Array, soft: Float32Array): number {
  let [both, own] = [0, 0];
  soft.forEach((value, index) => {
    both += value * (cell[index] ?? 0);
    own += value * value;
  });
  return own === 0 ? 0 : both / own;
}

/** Of the ink that this part brings, how much is there once the blurred ink of its neighbours is taken away. */
function shareOf(
  part: Blob,
  cell: Float32Array,
  { sharp, soft }: Expected,
  width: number,
  sigma: number,
  gain: number,
): number {
  const without = Float32Array.from(sharp);
  for (const pixel of part.pixels) without[pixel] = 0;
  const neighbours = blur(without, width, sigma);
  let [found, wanted] = [0, 0];
  for (const pixel of part.pixels) {
    found += (cell[pixel] ?? 0) - gain * (neighbours[pixel] ?? 0);
    wanted += gain * ((soft[pixel] ?? 0) - (neighbours[pixel] ?? 0));
  }
  return wanted <= 0 ? 0 : found / wanted;
}

/** Mean ink where, also blurred, none is expected: the darkest twentieth of it. */
function strayInk(cell: Float32Array, soft: Float32Array): number {
  const outside = cell.filter((_, index) => (soft[index] ?? 0) < 0.02).sort();
  const darkest = outside.subarray(Math.floor(outside.length * 0.95));
  return darkest.length === 0 ? 0 : darkest.reduce((sum, value) => sum + value, 0) / darkest.length;
}
