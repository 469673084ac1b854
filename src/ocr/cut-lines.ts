import { pixelsOf, type PgmImage } from "./cut-out";
import { unionOf, type Box, type RecognisedWord } from "./reading";
import { linesOf } from "./row-order";

const INK_BELOW = 140;
/** How far beside a line its lost end is looked for, and what of that must be dark, in heights of its letters. */
const REACH = 1.6;
const LEAST_AREA = 0.05;
const LEAST_HEIGHT = 0.5;
/** What is higher is the frame of a table. */
const MOST_HEIGHT = 1.7;

/**
 * Lines with ink beside them that no word covers, each with that ink: the number before a label and the last word of a row
 * are easily taken for a column of their own, and passed over. `covering`: what may be taken for read.
 */
export function findCutLines(covering: readonly RecognisedWord[], image: PgmImage, height: number): readonly Box[] {
  const lines = linesOf(covering).filter(({ box }) => box.height < 1.8 * height && box.width > height);
  return lines.flatMap(({ box }) => {
    const reach = Math.round(REACH * height);
    const before = inkIn(image, { ...box, left: box.left - reach, width: reach - 2 }, covering, height);
    const after = inkIn(image, { ...box, left: box.left + box.width + 3, width: reach }, covering, height);
    const ends = [before, after].filter((end) => end !== undefined);
    return ends.length === 0 ? [] : [unionOf([box, ...ends])];
  });
}

/** The ink of one letter or more beside a line; undefined where words or the frame of a table stand there. */
function inkIn(image: PgmImage, window: Box, words: readonly RecognisedWord[], height: number): Box | undefined {
  if (words.some(({ box }) => touches(box, window))) return undefined;
  const pixels = pixelsOf(image);
  const middle = window.top + window.height / 2;
  const [from, to] = [Math.max(0, Math.round(middle - height)), Math.min(image.height, Math.round(middle + height))];
  let [left, right, top, bottom, area] = [Infinity, -1, Infinity, -1, 0];
  const end = Math.min(image.width, window.left + window.width);
  for (let y = from; y < to; y += 1) {
    for (let x = Math.max(0, window.left); x < end; x += 1) {
      if ((pixels[y * image.width + x] ?? 255) >= INK_BELOW) continue;
      area += 1;
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y);
    }
  }
  const high = bottom - top + 1;
  const isInk = area >= LEAST_AREA * height * height && high >= LEAST_HEIGHT * height && high <= MOST_HEIGHT * height;
  return isInk ? { left, top, width: right - left + 1, height: high } : undefined;
}

function touches(a: Box, b: Box): boolean {
  return a.left < b.left + b.width && b.left < a.left + a.width && a.top < b.top + b.height && b.top < a.top + a.height;
}
