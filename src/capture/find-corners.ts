import type { Quad } from "./homography";
import type { GrayPixels, Point } from "./pixels";
import { reduceBy } from "./resample";

/** Longest side of the copy on which edges are sought. */
const COPY = 400;
/** How far before and behind an edge the brightness is compared, in pixels of the copy. */
const REACH = 3;
/** Natural logarithm of paper over surroundings, below which an edge is none: about 1.2 times as bright. */
const LEAST_CONTRAST = 0.18;

/** Lines of the rough search that are looked at closely. */
const CANDIDATES = 24;

/** A side as two offsets from its edge of the picture, at the start and at the end of that edge. */
interface Side {
  readonly first: number;
  readonly last: number;
  readonly score: number;
}

/**
 * The four corners of a sheet photographed on something darker, clockwise from the upper left, in pixels of `gray`;
 * undefined where fewer than three sides show a darker surrounding, so that a flat scan is never cropped (ocr.md).
 */
export function findCorners(gray: GrayPixels): Quad | undefined {
  const factor = Math.max(1, Math.floor(Math.max(gray.width, gray.height) / COPY));
  const small = logarithms(reduceBy(gray, factor));
  const upright = small.rows;
  const left = findSide(upright, false);
  const right = findSide(upright, true);
  const top = findSide(small.columns, false);
  const bottom = findSide(small.columns, true);
  const sides = [left, right, top, bottom];
  if (sides.filter((side) => side.score > 0).length < 3) return undefined;

  const { width, height } = upright;
  const line = (side: Side, flipped: boolean, vertical: boolean): readonly [Point, Point] => {
    const extent = vertical ? width : height;
    const at = (offset: number) => (flipped ? extent - offset : offset);
    return vertical
      ? [
          { x: at(side.first), y: 0 },
          { x: at(side.last), y: height },
        ]
      : [
          { x: 0, y: at(side.first) },
          { x: width, y: at(side.last) },
        ];
  };
  const l = line(left, false, true);
  const r = line(right, true, true);
  const t = line(top, false, false);
  const b = line(bottom, true, false);
  const corners = [meet(t, l), meet(t, r), meet(b, r), meet(b, l)].map((p) => ({ x: p.x * factor, y: p.y * factor }));
  const [p0, p1, p2, p3] = corners;
  if (p0 === undefined || p1 === undefined || p2 === undefined || p3 === undefined) return undefined;
  const quad: Quad = [p0, p1, p2, p3];
  return isSheet(quad, gray) ? quad : undefined;
}

interface LogPicture {
  readonly width: number;
  readonly height: number;
  readonly data: Float32Array;
}

const LOGARITHMS = Float32Array.from({ length: 256 }, (_, value) => Math.log(8 + value));

/**
 * Of the mean over 3 × 3 pixels. Logarithms make an edge as strong in the shade as in the light; the second picture has rows
 * and columns exchanged.
 */
function logarithms({ width, height, data }: GrayPixels): { readonly rows: LogPicture; readonly columns: LogPicture } {
  const rows = new Float32Array(width * height);
  const columns = new Float32Array(width * height);
  const sums = new Uint16Array(width);
  for (let y = 0; y < height; y += 1) {
    const [above, here, below] = [Math.max(0, y - 1) * width, y * width, Math.min(height - 1, y + 1) * width];
    for (let x = 0; x < width; x += 1)
      sums[x] = (data[above + x] ?? 0) + (data[here + x] ?? 0) + (data[below + x] ?? 0);
    for (let x = 0; x < width; x += 1) {
      const sum = (sums[x === 0 ? 0 : x - 1] ?? 0) + (sums[x] ?? 0) + (sums[x + 1 < width ? x + 1 : x] ?? 0);
      const value = LOGARITHMS[Math.floor(sum / 9)] ?? 0;
      rows[here + x] = value;
      columns[x * height + y] = value;
    }
  }
  return { rows: { width, height, data: rows }, columns: { width: height, height: width, data: columns } };
}

/** The best nearly vertical edge, dark outside and bright inside, in the left half (right half when `flipped`). */
function findSide(picture: LogPicture, flipped: boolean): Side {
  const { width, height, data } = picture;
  const span = Math.floor(width * 0.55);
  const samples = 60;
  const steps = new Float32Array(samples * span);
  for (let sample = 0; sample < samples; sample += 1) {
    const row = Math.floor(((sample + 0.5) * height) / samples) * width;
    for (let offset = REACH; offset < span; offset += 1) {
      const inside = flipped ? width - 1 - offset - REACH : offset + REACH;
      const outside = flipped ? width - 1 - offset + REACH : offset - REACH;
      const step = (data[row + inside] ?? 0) - (data[row + outside] ?? 0);
      steps[sample * span + offset] = Math.max(-0.3, Math.min(0.5, step));
    }
  }
  const tilt = Math.floor(height * 0.3);
  /** Mean contrast along the line over every `every`th sample; 0 where less than `share` of them show an edge. */
  const scoreOf = (first: number, last: number, every: number, share: number): number => {
    let sum = 0;
    let good = 0;
    let looked = 0;
    for (let sample = every >> 1; sample < samples; sample += every) {
      const offset = Math.round(first + ((last - first) * (sample + 0.5)) / samples);
      const step = steps[sample * span + offset] ?? 0;
      sum += step;
      looked += 1;
      if (step > LEAST_CONTRAST) good += 1;
    }
    return good >= looked * share ? sum / looked : 0;
  };
  const rough: Side[] = [];
  for (let first = REACH; first < span; first += 2) {
    for (let last = Math.max(REACH, first - tilt); last < Math.min(span, first + tilt); last += 2) {
      const score = scoreOf(first, last, 3, 0.4);
      const weakest = rough.at(-1);
      if (score === 0 || (rough.length >= CANDIDATES && score <= (weakest?.score ?? 0))) continue;
      rough.push({ first, last, score });
      rough.sort((a, b) => b.score - a.score);
      if (rough.length > CANDIDATES) rough.pop();
    }
  }
  let best: Side = { first: 0, last: 0, score: 0 };
  for (const near of rough) {
    for (let first = Math.max(REACH, near.first - 2); first <= Math.min(span - 1, near.first + 2); first += 1) {
      for (let last = Math.max(REACH, near.last - 2); last <= Math.min(span - 1, near.last + 2); last += 1) {
        const score = scoreOf(first, last, 1, 0.5);
        if (score > best.score) best = { first, last, score };
      }
    }
  }
  return best;
}

function meet(a: readonly [Point, Point], b: readonly [Point, Point]): Point {
  const [p, p2] = a;
  const [q, q2] = b;
  const rx = p2.x - p.x;
  const ry = p2.y - p.y;
  const sx = q2.x - q.x;
  const sy = q2.y - q.y;
  const t = ((q.x - p.x) * sy - (q.y - p.y) * sx) / (rx * sy - ry * sx);
  return { x: p.x + t * rx, y: p.y + t * ry };
}

/** Convex, at least a quarter of the picture, no side shorter than 0.6 of the opposite one. */
function isSheet(quad: Quad, gray: GrayPixels): boolean {
  let doubled = 0;
  for (let index = 0; index < 4; index += 1) {
    const a = quad[index];
    const b = quad[(index + 1) % 4];
    const c = quad[(index + 2) % 4];
    if (a === undefined || b === undefined || c === undefined) return false;
    if ((b.x - a.x) * (c.y - b.y) - (b.y - a.y) * (c.x - b.x) <= 0) return false;
    doubled += a.x * b.y - b.x * a.y;
  }
  const [p0, p1, p2, p3] = quad;
  const alike = (a: number, b: number) => Math.min(a, b) >= 0.6 * Math.max(a, b);
  return (
    doubled / 2 >= 0.2 * gray.width * gray.height &&
    alike(distance(p0, p1), distance(p3, p2)) &&
    alike(distance(p0, p3), distance(p1, p2))
  );
}

export function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}
