import { createGray, type GrayPixels } from "./pixels";

/**
 * Dots of a dotted line at 300 dpi: darker than this (those of a blurred page, or of one of 150 dpi, are grey), no larger
 * than this, no further apart than this (pixels).
 */
const DARKER_THAN = 195;
const MOST_SIZE = 11;
const MOST_GAP = 34;
/** So many dots in a row are a line to write on; three are an ellipsis, and marks of letters never stand so. */
const LEAST_DOTS = 9;
/** Dots of one line stand no higher or lower than this. */
const SAME_ROW = 2;
/** Painted white around a dot: where it fades into the paper. */
const RIM = 3;

interface Dot {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Paints out the dotted lines on which forms are filled in: an engine takes them for letters, or loses the line above. */
export function removeLeaders(gray: GrayPixels): GrayPixels {
  const runs = findRuns(findDots(gray));
  if (runs.length === 0) return gray;
  const out = createGray(gray.width, gray.height);
  out.data.set(gray.data);
  for (const dot of runs.flatMap(withoutMarks)) {
    const [from, to] = [Math.max(0, dot.left - RIM), Math.min(gray.width, dot.right + RIM + 1)];
    for (let y = Math.max(0, dot.top - RIM); y <= Math.min(gray.height - 1, dot.bottom + RIM); y += 1) {
      out.data.fill(255, y * gray.width + from, y * gray.width + to);
    }
  }
  return out;
}

function findRuns(dots: readonly Dot[]): readonly (readonly Dot[])[] {
  const rows = new Map<number, Dot[]>();
  for (const dot of dots) {
    const row = Math.floor((dot.top + dot.bottom) / 2);
    const same = rows.get(row);
    if (same === undefined) rows.set(row, [dot]);
    else same.push(dot);
  }
  const runs: Dot[][] = [];
  const used = new Set<Dot>();
  for (const row of rows.keys()) {
    const near: Dot[] = [];
    for (let at = row - SAME_ROW; at <= row + SAME_ROW; at += 1) near.push(...(rows.get(at) ?? []));
    if (near.length < LEAST_DOTS) continue;
    near.sort((a, b) => a.left - b.left);
    let run: Dot[] = [];
    for (const dot of [...near, undefined]) {
      const last = run.at(-1);
      if (dot !== undefined && last !== undefined && dot.left - last.left <= MOST_GAP) {
        run.push(dot);
        continue;
      }
      if (isLeader(run) && run.some((each) => !used.has(each))) {
        for (const each of run) used.add(each);
        runs.push(run);
      }
      run = dot === undefined ? [] : [dot];
    }
  }
  return runs;
}

/** Marks under letters (ạ, ệ) that stand on the line are larger than its dots, and stay. */
function withoutMarks(run: readonly Dot[]): readonly Dot[] {
  const sizeOf = (dot: Dot): number => dot.bottom - dot.top + dot.right - dot.left + 2;
  const middle = run.map(sizeOf).sort((a, b) => a - b)[Math.floor(run.length / 2)] ?? 0;
  return run.filter((dot) => sizeOf(dot) <= 1.5 * middle);
}

/** Evenly spaced, but for what stands on the line: most steps are like the step in the middle. */
function isLeader(run: readonly Dot[]): boolean {
  if (run.length < LEAST_DOTS) return false;
  const steps = run.slice(1).map((dot, index) => dot.left - (run[index]?.left ?? 0));
  const middle = [...steps].sort((a, b) => a - b)[Math.floor(steps.length / 2)] ?? 0;
  const even = steps.filter((step) => Math.abs(step - middle) <= Math.max(2, middle * 0.3));
  return middle >= 4 && even.length >= steps.length * 0.6;
}

/** Small connected ink; what is larger is walked over once and left alone. */
function findDots(gray: GrayPixels): readonly Dot[] {
  const { width, data } = gray;
  const seen = new Uint8Array(data.length);
  const stack = new Int32Array(data.length);
  const dots: Dot[] = [];
  for (let start = 0; start < data.length; start += 1) {
    if (seen[start] === 1 || (data[start] ?? 255) >= DARKER_THAN) continue;
    let [left, right, top, bottom, count] = [width, 0, gray.height, 0, 0];
    let height = 0;
    stack[height++] = start;
    seen[start] = 1;
    while (height > 0) {
      const at = stack[--height] ?? 0;
      const x = at % width;
      const y = (at - x) / width;
      if (x < left) left = x;
      if (x > right) right = x;
      if (y < top) top = y;
      if (y > bottom) bottom = y;
      count += 1;
      for (let side = 0; side < 4; side += 1) {
        if ((side === 0 && x === 0) || (side === 1 && x === width - 1)) continue;
        const next = side === 0 ? at - 1 : side === 1 ? at + 1 : side === 2 ? at - width : at + width;
        if (next < 0 || next >= data.length || seen[next] === 1 || (data[next] ?? 255) >= DARKER_THAN) continue;
        seen[next] = 1;
        stack[height++] = next;
      }
    }
    const small = right - left < MOST_SIZE && bottom - top < MOST_SIZE;
    if (small && count >= 3) dots.push({ left, top, right, bottom });
  }
  return dots;
}
