import { rowProfile, type InkPoints } from "./text-lines";

/** "unsure" where the marks of the letters do not tell. */
export type Upright = "up" | "down" | "unsure";

/** How much more ink must lie on one side of the lines, and in which share of them: a page that is wrongly turned is worse than one that is not. */
const UP = { weight: 1.15, lines: 0.5 } as const;
const DOWN = { weight: 1.3, lines: 0.65 } as const;
const LEAST_LINES = 3;

/**
 * Vietnamese letters carry most of their marks, and Latin ones most of their stems, above the body of the line.
 * So the ink just above the bodies outweighs the ink just below them on a page that stands upright: on the whole, and in
 * most lines, since one bar of a copier or one stamp may hold more ink than all marks.
 */
export function findUpright(ink: InkPoints, degrees: number): Upright {
  const rows = rowProfile(ink, degrees);
  const sums = { above: 0, below: 0 };
  const votes = { above: 0, below: 0 };
  for (const line of linesOf(rows)) {
    let above = 0;
    let below = 0;
    for (let step = 1; step <= Math.ceil((line.end - line.start) * 0.7); step += 1) {
      above += rows[line.start - step] ?? 0;
      below += rows[line.end - 1 + step] ?? 0;
    }
    sums.above += above;
    sums.below += below;
    if (above > below) votes.above += 1;
    if (below > above) votes.below += 1;
  }
  const lines = votes.above + votes.below;
  if (sums.above + sums.below < 50 || lines < LEAST_LINES) return "unsure";
  if (sums.above > sums.below * UP.weight && votes.above > lines * UP.lines) return "up";
  return sums.below > sums.above * DOWN.weight && votes.below > lines * DOWN.lines ? "down" : "unsure";
}

interface LineBody {
  readonly start: number;
  readonly end: number;
}

/** Runs of rows that hold at least half of the ink of the fullest row near them, as high as letters can be. */
function linesOf(rows: Float64Array): readonly LineBody[] {
  const lines: LineBody[] = [];
  const reach = 14;
  let start = -1;
  for (let row = 0; row <= rows.length; row += 1) {
    let peak = 0;
    for (let near = row - reach; near <= row + reach; near += 1) peak = Math.max(peak, rows[near] ?? 0);
    const full = (rows[row] ?? 0) > 6 && (rows[row] ?? 0) >= peak * 0.5;
    if (full && start < 0) start = row;
    if (!full && start >= 0) {
      if (row - start >= 2 && row - start <= 2 * reach) lines.push({ start, end: row });
      start = -1;
    }
  }
  return lines;
}
