import type { Quad } from "./homography";
import type { ColourPixels, Point } from "./pixels";

/** Places looked at along each side; a finger on an A4 sheet covers at least three of them. */
const PLACES = 60;
const LEAST_RUN = 3;
/** Depths of the looks beside an edge, as shares of the way to the middle of the page. */
const OUTSIDE = -0.05;
const INSIDE = [0.05, 0.1];

/**
 * Whether a hand lies over an edge of the page: skin just outside it and just inside it at the same place. A coloured
 * border or a portrait is inside only, a wooden table outside only.
 */
export function hasHand(picture: ColourPixels, outline: Quad): boolean {
  const centre = middleOf(outline);
  const paper = paperTint(picture, outline, centre);
  const isSkinAt = (edge: Point, depth: number): boolean => {
    const x = Math.round(edge.x + (centre.x - edge.x) * depth);
    const y = Math.round(edge.y + (centre.y - edge.y) * depth);
    if (x < 0 || y < 0 || x >= picture.width || y >= picture.height) return false;
    return isSkin(tintAt(picture, x, y), paper);
  };
  return outline.some((from, index) => {
    const to = outline[(index + 1) % 4] ?? from;
    let run = 0;
    for (let place = 1; place < PLACES; place += 1) {
      const share = place / PLACES;
      const edge = { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
      run = [OUTSIDE, ...INSIDE].every((depth) => isSkinAt(edge, depth)) ? run + 1 : 0;
      if (run >= LEAST_RUN) return true;
    }
    return false;
  });
}

/** Brightness and the two colour differences of YCbCr, centred on 0. */
interface Tint {
  readonly luma: number;
  readonly blue: number;
  readonly red: number;
}

function tintAt({ data, width }: ColourPixels, x: number, y: number): Tint {
  const at = 4 * (y * width + x);
  const [r, g, b] = [data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0];
  const luma = 0.299 * r + 0.587 * g + 0.114 * b;
  return { luma, blue: 0.564 * (b - luma), red: 0.713 * (r - luma) };
}

/** Against the paper, so that yellow light does not make skin of everything. */
function isSkin(tint: Tint, paper: Tint): boolean {
  const red = tint.red - paper.red;
  const blue = tint.blue - paper.blue;
  return tint.luma > 40 && tint.luma < 235 && red > 8 && red < 48 && blue < -5 && blue > -50;
}

function middleOf(outline: Quad): Point {
  const sum = outline.reduce((a, b) => ({ x: a.x + b.x, y: a.y + b.y }));
  return { x: sum.x / 4, y: sum.y / 4 };
}

/** The median of a coarse grid: most of a page is paper. */
function paperTint(picture: ColourPixels, outline: Quad, centre: Point): Tint {
  const tints: Tint[] = [];
  for (const corner of outline) {
    for (let step = 1; step <= 16; step += 1) {
      const x = Math.round(centre.x + ((corner.x - centre.x) * step) / 20);
      const y = Math.round(centre.y + ((corner.y - centre.y) * step) / 20);
      if (x >= 0 && y >= 0 && x < picture.width && y < picture.height) tints.push(tintAt(picture, x, y));
    }
  }
  const median = (pick: (tint: Tint) => number): number =>
    tints.map(pick).sort((a, b) => a - b)[tints.length >> 1] ?? 0;
  return { luma: median((t) => t.luma), blue: median((t) => t.blue), red: median((t) => t.red) };
}
