import { findCutLines } from "./cut-lines";
import { pixelsOf, type PgmImage } from "./cut-out";
import { unionOf, type Box, type RecognisedWord } from "./reading";
import { linesOf } from "./row-order";
import { meanConfidence } from "./tesseract-words";

/** A piece of a line that is worth reading again alone, in pixels of the image. */
export interface Strip {
  readonly box: Box;
  /** What was read there before; empty where ink was passed over. */
  readonly replaces: readonly RecognisedWord[];
  /** There is ink beside what was read, or something that was taken for what it is not. */
  readonly wider: boolean;
}

/** A line whose words are on the whole, or one of them, below this is read again (0–100). */
const WEAK_LINE = 75;
const WEAK_WORD = 60;
/** What is read with less covers no ink: something else may stand there. */
const JUNK = 50;
/** More cost seconds, and such a page is not mended by lines. */
const MOST_STRIPS = 16;
const USUAL_HEIGHT = 45;
const INK_BELOW = 140;
/** Dark pixels in a row of the image from which it belongs to a line that was passed over. */
const LEAST_INK = 6;
const BLOCK = 8;

/** Lines that were read badly, and rows of ink that no word covers: dotted lines, stamps and folds make an engine lose them. */
export function findWeakStrips(words: readonly RecognisedWord[], image: PgmImage): readonly Strip[] {
  const height = usualHeight(words);
  const weak: Strip[] = [];
  const covering: RecognisedWord[] = [];
  for (const { words: line, box } of linesOf(words)) {
    const confidence = meanConfidence(line);
    if (box.height > 2.2 * height && box.height > box.width) {
      // Numbers before labels, taken for one line that runs downwards.
      const single = line.filter((word) => word.box.height < 1.6 * height);
      weak.push(...single.map((word) => withNeighbours(word.box, words, height, true)));
      continue;
    }
    if (confidence < JUNK) continue;
    covering.push(...line);
    const lettered = line.filter((word) => /[\p{L}\p{N}]{2}/u.test(word.text));
    const least = Math.min(100, ...lettered.map((word) => word.confidence));
    if (confidence < WEAK_LINE || least < WEAK_WORD) weak.push(withNeighbours(bodyOf(line, height), words, height));
  }
  const lost = [...findCutLines(covering, image, height), ...findLostRows(image, covering, height)].map((box) =>
    withNeighbours(box, words, height),
  );
  const strips: Strip[] = [];
  // A line that grows by what was passed over beside it comes before the same line as it was.
  const grown = lost.filter(({ replaces }) => replaces.length > 0);
  const alone = lost.filter(({ replaces }) => replaces.length === 0);
  for (const strip of [...grown, ...weak, ...alone]) {
    const { width, height: high } = strip.box;
    const isLine = high >= 0.6 * height && high < 2.2 * height && width >= 1.5 * height;
    if (isLine && !strips.some((other) => overlap(other, strip))) strips.push(strip);
  }
  return strips.slice(0, MOST_STRIPS);
}

/** Where most words of a line stand: dust above or below may have been read as a part of it. */
function bodyOf(line: readonly RecognisedWord[], height: number): Box {
  const middle = ({ box }: RecognisedWord): number => box.top + box.height / 2;
  const usual = line.map(middle).sort((a, b) => a - b)[line.length >> 1] ?? 0;
  return unionOf(line.filter((word) => Math.abs(middle(word) - usual) < 0.6 * height).map(({ box }) => box));
}

/** A piece of a page is read again once. */
function overlap(a: Strip, b: Strip): boolean {
  const shared = sharedArea(a.box, b.box);
  return shared > 0.4 * Math.min(a.box.width * a.box.height, b.box.width * b.box.height);
}

/**
 * With the line whose marks were parted from their letters and stand above it, and with the line on the same row that the
 * ink belongs to ("1." before a label); words within are replaced.
 */
function withNeighbours(box: Box, words: readonly RecognisedWord[], height: number, more = false): Strip {
  const lines = linesOf(words).map((line) => line.box);
  const below =
    box.height < 0.7 * height ? lines.find((line) => line !== box && carries(line, box, height)) : undefined;
  const marked = below === undefined ? box : unionOf([box, below]);
  const beside = lines.filter((line) => adjoins(line, marked, height));
  const whole = unionOf([marked, ...beside]);
  const replaces = words.filter((word) => isMostlyIn(word.box, whole));
  return {
    box: whole,
    replaces,
    wider: more || (replaces.length > 0 && whole.width > unionOf(replaces.map((word) => word.box)).width),
  };
}

/** `line` stands just below the marks. */
function carries(line: Box, marks: Box, height: number): boolean {
  const gap = line.top - (marks.top + marks.height);
  const lower = line.top + line.height > marks.top + marks.height + 0.3 * height;
  return (
    lower &&
    gap < 0.4 * height &&
    gap > -height &&
    line.left < marks.left + marks.width &&
    marks.left < line.left + line.width
  );
}

function adjoins(line: Box, box: Box, height: number): boolean {
  const middle = box.top + box.height / 2;
  if (middle < line.top || middle > line.top + line.height || line.height > 2.2 * height) return false;
  const gap = Math.max(line.left - (box.left + box.width), box.left - (line.left + line.width));
  // The column that numbers before labels were taken for reaches a little into the lines.
  return gap >= -0.4 * height && gap < 1.2 * height;
}

function isMostlyIn(inner: Box, outer: Box): boolean {
  return sharedArea(inner, outer) > 0.5 * inner.width * inner.height;
}

function sharedArea(a: Box, b: Box): number {
  const wide = Math.min(a.left + a.width, b.left + b.width) - Math.max(a.left, b.left);
  const high = Math.min(a.top + a.height, b.top + b.height) - Math.max(a.top, b.top);
  return wide > 0 && high > 0 ? wide * high : 0;
}

/** Of the letters of a line, in pixels. */
export function usualHeight(words: readonly RecognisedWord[]): number {
  const heights = words
    .filter((word) => word.confidence >= WEAK_LINE && word.text.length > 1)
    .map((word) => word.box.height)
    .sort((a, b) => a - b);
  return heights[Math.floor(heights.length / 2)] ?? USUAL_HEIGHT;
}

function findLostRows(image: PgmImage, covering: readonly RecognisedWord[], height: number): readonly Box[] {
  const columns = Math.ceil(image.width / BLOCK);
  const hidden = hideWords(image, covering, height, columns);
  const pixels = pixelsOf(image);
  const counts = new Uint16Array(image.height);
  for (let y = 0; y < image.height; y += 1) {
    const blocks = (y >> 3) * columns;
    for (let x = 0; x < image.width; x += 1) {
      if ((pixels[y * image.width + x] ?? 255) < INK_BELOW && hidden[blocks + (x >> 3)] === 0) {
        counts[y] = (counts[y] ?? 0) + 1;
      }
    }
  }
  return runsOf(counts, LEAST_INK, height).flatMap(({ from, to }) =>
    piecesOf(image, hidden, columns, from, to, height),
  );
}

/** Blocks that words cover, with the marks above and below them. */
function hideWords(image: PgmImage, words: readonly RecognisedWord[], height: number, columns: number): Uint8Array {
  const hidden = new Uint8Array(columns * Math.ceil(image.height / BLOCK));
  for (const { box } of words) {
    const top = Math.max(0, (box.top - 0.3 * height) >> 3);
    const bottom = Math.min(image.height - 1, box.top + box.height + 0.3 * height) >> 3;
    const left = Math.max(0, (box.left - 0.4 * height) >> 3);
    const right = Math.min(image.width - 1, box.left + box.width + 0.4 * height) >> 3;
    for (let row = top; row <= bottom; row += 1) hidden.fill(1, row * columns + left, row * columns + right + 1);
  }
  return hidden;
}

interface Run {
  readonly from: number;
  readonly to: number;
}

/** Rows with ink, as high as lines are; what is higher is cut where it is thinnest. */
function runsOf(counts: Uint16Array, least: number, height: number, depth = 0): readonly Run[] {
  const runs: Run[] = [];
  let from = -1;
  for (let y = 0; y <= counts.length; y += 1) {
    const inked = (counts[y] ?? 0) >= least;
    if (inked && from < 0) from = y;
    if (inked || from < 0) continue;
    if (y - from > 2.2 * height && depth < 3) {
      const part = counts.slice();
      part.fill(0, 0, from);
      part.fill(0, y);
      runs.push(...runsOf(part, least * 3, height, depth + 1));
    } else if (y - from >= 0.25 * height && y - from <= 2.2 * height) {
      runs.push({ from, to: y });
    }
    from = -1;
  }
  return runs;
}

/** The ink of one run, cut at wide gaps and at what was read already. */
function piecesOf(
  image: PgmImage,
  hidden: Uint8Array,
  columns: number,
  from: number,
  to: number,
  height: number,
): readonly Box[] {
  const pixels = pixelsOf(image);
  const middle = ((from + to) >> 4) * columns;
  const pieces: Box[] = [];
  let [left, last] = [-1, -1];
  const pad = Math.round(Math.max(0, Math.min(0.35 * height, 1.6 * height - (to - from))));
  const end = (): void => {
    const width = last - left;
    if (left >= 0 && width > 0.2 * height && !hasRule(image, { left, top: from, width, height: to - from })) {
      // Marks are thinner than what counts as a row of ink.
      pieces.push({ left, top: Math.max(0, from - pad), width, height: to - from + 2 * pad });
    }
    left = -1;
  };
  for (let x = 0; x < image.width; x += 1) {
    if (hidden[middle + (x >> 3)] === 1) {
      end();
      continue;
    }
    let inked = false;
    for (let y = from; y < to && !inked; y += 1) inked = (pixels[y * image.width + x] ?? 255) < INK_BELOW;
    if (!inked) continue;
    if (left >= 0 && x - last > 3 * height) end();
    if (left < 0) left = x;
    last = x;
  }
  end();
  return pieces;
}

/** The frame of a table is no text. */
function hasRule(image: PgmImage, { left, top, width, height }: Box): boolean {
  const pixels = pixelsOf(image);
  for (let y = top; y < top + height; y += 1) {
    let inked = 0;
    for (let x = left; x < left + width; x += 1) if ((pixels[y * image.width + x] ?? 255) < INK_BELOW) inked += 1;
    if (inked > 0.7 * width) return true;
  }
  return false;
}
