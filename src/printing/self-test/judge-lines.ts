import type { Dots } from "./read-dots";
import type { Box, TestCard } from "./test-card";

export interface LineVerdict {
  /** Dots at an edge that did not come onto the paper. */
  readonly cutLeft: number;
  readonly cutRight: number;
  /** Dots of the head that burn nothing: white lines along the paper. */
  readonly deadColumns: number;
  /** White lines across the paper: it was pulled, or lines were lost. */
  readonly whiteRows: number;
}

/** Less ink than this share of the line's usual ink is a white line. */
const WHITE = 0.72;
const EDGE = 0.5;
/** Dots beside an edge whose ink the blur of any photo takes. */
const SOFT_EDGE = 2;

/** Mean ink of each column (or row) of a black box, against the paper above and below (left and right of) it. */
function profileOf({ area, ink }: Dots, box: Box, along: "x" | "y"): readonly number[] {
  const [length, depth] = along === "x" ? [box.width, box.height] : [box.height, box.width];
  const at = (x: number, y: number): number => {
    const [column, row] = [x - area.left, y - area.top];
    if (column < 0 || row < 0 || column >= area.width || row >= area.height) return 0;
    return ink[row * area.width + column] ?? 0;
  };
  return Array.from({ length }, (_, index) => {
    let sum = 0;
    for (let step = SOFT_EDGE; step < depth - SOFT_EDGE; step += 1) {
      sum += along === "x" ? at(box.left + index, box.top + step) : at(box.left + step, box.top + index);
    }
    const inside = sum / Math.max(1, depth - 2 * SOFT_EDGE);
    const beside = along === "x" ? at(box.left + index, box.top + depth + 5) : 0;
    // A dark table beside the paper must not pass for ink.
    return inside - Math.max(0, beside);
  });
}

function medianOf(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

/** Narrow dips: each is counted once, however wide the blur makes it. */
function countDips(profile: readonly number[], level: number): number {
  let dips = 0;
  let inside = false;
  for (const value of profile) {
    const isWhite = value < level;
    if (isWhite && !inside) dips += 1;
    inside = isWhite;
  }
  return dips;
}

/** The bar over the whole width shows the head and both edges; the upright bars show how the paper ran. */
export function judgeLines(dots: Dots, { bar, sides }: TestCard): LineVerdict {
  const across = profileOf(dots, bar, "x");
  const usual = medianOf(across);
  const isInked = (value: number): boolean => value > EDGE * usual;
  const first = across.findIndex(isInked);
  const last = across.findLastIndex(isInked);
  const cut = (dotsMissing: number): number => (dotsMissing > SOFT_EDGE ? dotsMissing : 0);
  const middle = across.slice(first + 2 * SOFT_EDGE, last - 2 * SOFT_EDGE + 1);
  const rows = sides
    .map((side) => profileOf(dots, side, "y"))
    .filter((profile) => medianOf(profile) > EDGE)
    .map((profile) => countDips(profile.slice(4, -4), WHITE * medianOf(profile)));
  return {
    cutLeft: cut(Math.max(0, first)),
    cutRight: cut(last === -1 ? 0 : across.length - 1 - last),
    deadColumns: countDips(middle, WHITE * usual),
    whiteRows: rows.length === 0 ? 0 : Math.min(...rows),
  };
}
