import { divideByBackground } from "./background";
import { percentile, type GrayPixels } from "./pixels";

/** Where the ink of a reduced page (about 100 dpi) lies. */
export interface InkPoints {
  readonly width: number;
  readonly height: number;
  readonly x: Int16Array;
  readonly y: Int16Array;
}

export interface LineFit {
  /** Positive: the right end of a line is lower than its left end. */
  readonly degrees: number;
  /** How sharply ink falls into rows at that angle; comparable between directions of one page. */
  readonly sharpness: number;
}

/** More points measure no better and cost time at every angle. */
const MOST_POINTS = 50_000;

/** Less than this between paper and the darkest half percent: no ink at all. */
const LEAST_CONTRAST = 28;

/** What is nearer to the page's ink than to its paper, pale as it may be; the outermost 2 % are left out, since edges and shadows of a scan lie there. */
export function findInk(reduced: GrayPixels): InkPoints {
  const even = divideByBackground(reduced);
  const paper = percentile(even, 0.5);
  const contrast = paper - percentile(even, 0.005);
  const level = contrast < LEAST_CONTRAST ? 0 : paper - 0.38 * contrast;
  const marginX = Math.ceil(even.width * 0.02);
  const marginY = Math.ceil(even.height * 0.02);
  const xs: number[] = [];
  const ys: number[] = [];
  for (let y = marginY; y < even.height - marginY; y += 1) {
    for (let x = marginX; x < even.width - marginX; x += 1) {
      if ((even.data[y * even.width + x] ?? 255) < level) {
        xs.push(x);
        ys.push(y);
      }
    }
  }
  const every = Math.ceil(xs.length / MOST_POINTS);
  const thinned = (all: readonly number[]) => Int16Array.from(all.filter((_, index) => index % every === 0));
  return { width: even.width, height: even.height, x: thinned(xs), y: thinned(ys) };
}

/** The same ink with rows and columns exchanged: its lines are the page's columns. */
export function transposed(ink: InkPoints): InkPoints {
  return { width: ink.height, height: ink.width, x: ink.y, y: ink.x };
}

/** The angle within ±`limit` degrees at which ink falls best into rows, to 0.05°. */
export function fitLines(ink: InkPoints, limit = 12): LineFit {
  let best: LineFit = { degrees: 0, sharpness: rowSharpness(ink, 0) };
  const search = (from: number, to: number, step: number) => {
    for (let degrees = from; degrees <= to + 1e-9; degrees += step) {
      const sharpness = rowSharpness(ink, degrees);
      // The tiny bonus for what is already found keeps a page without lines level.
      if (sharpness > best.sharpness * 1.002) best = { degrees, sharpness };
    }
  };
  search(-limit, limit, 0.5);
  search(best.degrees - 0.4, best.degrees + 0.4, 0.1);
  search(best.degrees - 0.1, best.degrees + 0.1, 0.05);
  return { ...best, degrees: Math.round(best.degrees * 100) / 100 };
}

/** Ink counted for each row along lines of that angle. */
export function rowProfile(ink: InkPoints, degrees: number): Float64Array {
  const slope = Math.tan((degrees * Math.PI) / 180);
  const reach = Math.ceil(Math.abs(slope) * ink.width);
  const rows = new Float64Array(ink.height + 2 * reach + 2);
  for (let index = 0; index < ink.x.length; index += 1) {
    const row = (ink.y[index] ?? 0) - slope * (ink.x[index] ?? 0) + reach;
    const whole = Math.floor(row);
    const part = row - whole;
    rows[whole] = (rows[whole] ?? 0) + 1 - part;
    rows[whole + 1] = (rows[whole + 1] ?? 0) + part;
  }
  return rows;
}

function rowSharpness(ink: InkPoints, degrees: number): number {
  const rows = rowProfile(ink, degrees);
  let sum = 0;
  for (let row = 1; row < rows.length; row += 1) {
    const step = (rows[row] ?? 0) - (rows[row - 1] ?? 0);
    sum += step * step;
  }
  return sum / Math.max(1, ink.x.length * ink.width);
}
