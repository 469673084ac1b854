import { applyHomography, rectangleToQuad, type Quad } from "./homography";
import type { GrayPixels, Point } from "./pixels";
import { reduceBy } from "./resample";

const CELLS = 6;
/** Looks at each cell, across and down. */
const LOOKS = 8;
const RIM = 0.06;
/**
 * Mean difference of the cells (0–255) above which two pictures show different pages. Forms that look alike stay below
 * it: taking the same sheet twice is worse than waiting until it has been lifted.
 */
const OTHER_PAGE = 6;

/** A page in 6 × 6 cells, each relative to the mean brightness: the same page shifted or in other light looks alike. */
export type PageLook = readonly number[];

export function lookOfPage(frame: GrayPixels, outline: Quad): PageLook {
  const side = CELLS * LOOKS;
  // Letters must have melted away before single pixels are looked at.
  const factor = Math.max(1, Math.floor(Math.abs(outline[1].x - outline[0].x) / side));
  const small = reduceBy(frame, factor);
  const [a, b, c, d] = outline;
  const shrink = (p: Point): Point => ({ x: p.x / factor, y: p.y / factor });
  const map = rectangleToQuad(side, side, [shrink(a), shrink(b), shrink(c), shrink(d)]);
  const cells = new Array<number>(CELLS * CELLS).fill(0);
  let sum = 0;
  for (let y = 0; y < side; y += 1) {
    for (let x = 0; x < side; x += 1) {
      const at = applyHomography(map, { x: inner(x, side), y: inner(y, side) });
      const column = Math.max(0, Math.min(small.width - 1, Math.floor(at.x)));
      const row = Math.max(0, Math.min(small.height - 1, Math.floor(at.y)));
      const value = small.data[row * small.width + column] ?? 0;
      const cell = Math.floor(y / LOOKS) * CELLS + Math.floor(x / LOOKS);
      cells[cell] = (cells[cell] ?? 0) + value / (LOOKS * LOOKS);
      sum += value;
    }
  }
  const mean = Math.max(1, sum / (side * side));
  return cells.map((cell) => (cell * 180) / mean);
}

/** The rim is left out: a hair's breadth of table there weighs more than a paragraph. */
function inner(step: number, side: number): number {
  return side * RIM + (step + 0.5) * (1 - 2 * RIM);
}

export function isOtherPage(one: PageLook, other: PageLook): boolean {
  const difference = one.reduce((sum, cell, index) => sum + Math.abs(cell - (other[index] ?? 0)), 0);
  return difference / one.length > OTHER_PAGE;
}
