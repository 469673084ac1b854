import { createGray, redChannel, type ColourPixels, type GrayPixels } from "./pixels";
import { liftStamps, lumaAt } from "./stamps";

/** By how much blue must outweigh red (of 255) to be a pen's. */
const LEAST_BLUE = 45;
/** Where a stroke fades into paper or print. */
const LEAST_RIM = 14;
/** Print is darker than this in every colour, pens and stamps are not (luma, of 255). */
const PRINT = 40;
/** Higher or wider than letters are, at 300 dpi: strokes of a signature, the ring of a stamp, underlining. */
const LARGE = { height: 95, width: 260 } as const;
/** Pens are thinner than this at 300 dpi on the whole, printed areas are not; and they cover no larger share of a page. */
const THIN = 18;
const MOST_BLUE = 0.12;
/** Print on both sides of a stroke that is thinner than this at 300 dpi ran on below it. */
const STROKE = 13;
/** Darker than this is print. */
const DARK = 120;

/**
 * The page as the engine should see it where there are stamps and pens: red is lifted off, with the print below it at full
 * strength again, however thickly the stamp lies over it; large blue strokes are taken off and the letters that they crossed
 * are closed. Blue that is as small as letters stays: it may be what the form was filled in with.
 */
export function withoutStampsAndStrokes(page: ColourPixels, dpi: number): GrayPixels {
  const gray = redChannel(page);
  liftStamps(page, gray);
  const scale = dpi / 300;
  const strokes = findLargeStrokes(page, scale);
  if (strokes !== undefined) takeOff(gray, strokes, Math.max(3, Math.round(STROKE * scale)));
  return gray;
}

const FAINT = 1;
const FULL = 2;
const SEEN = 3;

/** 1 where a large blue stroke lies, with its rim; undefined where there is none. */
function findLargeStrokes(page: ColourPixels, scale: number): Uint8Array | undefined {
  const { width, data } = page;
  const blue = new Uint8Array(page.width * page.height);
  let full = 0;
  for (let index = 0, at = 0; index < blue.length; index += 1, at += 4) {
    const over = (data[at + 2] ?? 0) - (data[at] ?? 0);
    if (over < LEAST_RIM || lumaAt(data, at) < PRINT) continue;
    blue[index] = over >= LEAST_BLUE ? FULL : FAINT;
    if (over >= LEAST_BLUE) full += 1;
  }
  if (full === 0 || full > MOST_BLUE * blue.length) return undefined;
  const strokes = new Uint8Array(blue.length);
  let found = false;
  for (let start = 0; start < blue.length; start += 1) {
    if (blue[start] !== FULL) continue;
    const part = takePart(blue, width, start);
    const large = part.height >= LARGE.height * scale || part.width >= LARGE.width * scale;
    if (!large || part.thickness > THIN * scale) continue;
    found = true;
    for (const at of part.pixels) strokes[at] = 1;
  }
  return found ? withRim(strokes, blue, width, 3) : undefined;
}

/** The connected ink around `start`, which is marked as seen. */
function takePart(blue: Uint8Array, width: number, start: number) {
  const pixels: number[] = [];
  const stack = [start];
  let [left, right, top, bottom] = [width, 0, blue.length, 0];
  let [rows, columns] = [0, 0];
  blue[start] = SEEN;
  for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
    pixels.push(at);
    const x = at % width;
    const y = (at - x) / width;
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
    if ((blue[at - 1] ?? 0) < FULL) rows += 1;
    if ((blue[at - width] ?? 0) < FULL) columns += 1;
    for (const row of [at - width, at, at + width]) {
      for (let next = x > 0 ? row - 1 : row; next <= (x < width - 1 ? row + 1 : row); next += 1) {
        if (blue[next] !== FULL) continue;
        blue[next] = SEEN;
        stack.push(next);
      }
    }
  }
  const thickness = pixels.length / Math.max(1, rows, columns);
  return { pixels, width: right - left + 1, height: bottom - top + 1, thickness };
}

/** Grows by `steps` pixels into what is faintly blue. */
function withRim(strokes: Uint8Array, faint: Uint8Array, width: number, steps: number): Uint8Array {
  let edge: number[] = [];
  for (let at = 0; at < strokes.length; at += 1) if (strokes[at] === 1) edge.push(at);
  for (let step = 0; step < steps; step += 1) {
    const grown: number[] = [];
    for (const at of edge) {
      for (const next of [
        at - width - 1,
        at - width,
        at - width + 1,
        at - 1,
        at + 1,
        at + width - 1,
        at + width,
        at + width + 1,
      ]) {
        if (strokes[next] !== 0 || faint[next] !== FAINT) continue;
        strokes[next] = 1;
        grown.push(next);
      }
    }
    edge = grown;
  }
  return strokes;
}

/** Paints the strokes white, but for what lies between print on two sides. */
function takeOff(gray: GrayPixels, strokes: Uint8Array, reach: number): void {
  const { width, data } = gray;
  const sides = [1, width, width + 1, width - 1];
  const print = createGray(gray.width, gray.height).data;
  for (let at = 0; at < strokes.length; at += 1) {
    if (strokes[at] === 0) continue;
    const closed = sides.some((side) => {
      const back = reachOf(data, strokes, at, -side, reach);
      const on = reachOf(data, strokes, at, side, reach);
      return back + on <= reach;
    });
    print[at] = closed ? 1 : 0;
  }
  for (let at = 0; at < strokes.length; at += 1) if (strokes[at] === 1) data[at] = print[at] === 1 ? 30 : 255;
}

/** Steps to print that way; more than `most` where the stroke ends at paper first. */
function reachOf(data: Uint8Array, strokes: Uint8Array, from: number, side: number, most: number): number {
  for (let steps = 1; steps <= most; steps += 1) {
    const at = from + steps * side;
    if (strokes[at] === 1) continue;
    return (data[at] ?? 255) < DARK ? steps : most + 1;
  }
  return most + 1;
}
