import { rowProfile, type InkPoints } from "./text-lines";

/** "unsure" where the marks of the letters do not tell. */
export type Upright = "up" | "down" | "unsure";

/**
 * Vietnamese letters carry most of their marks, and Latin ones most of their stems, above the body of the line.
 * So the ink just above the bodies outweighs the ink just below them on a page that stands upright.
 */
export function findUpright(ink: InkPoints, degrees: number): Upright {
  const rows = rowProfile(ink, degrees);
  let above = 0;
  let below = 0;
  for (const line of linesOf(rows)) {
    const height = line.end - line.start;
    for (let step = 1; step <= Math.ceil(height * 0.7); step += 1) {
      above += rows[line.start - step] ?? 0;
      below += rows[line.end - 1 + step] ?? 0;
    }
  }
  if (above + below < 50) return "unsure";
  if (above > below * 1.15) return "up";
  return below > above * 1.15 ? "down" : "unsure";
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
