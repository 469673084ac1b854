import { createGray, redChannel, type ColourPixels, type GrayPixels } from "./pixels";

/** By how much red or blue must outweigh the other channels (of 255) to be ink of that colour. */
const LEAST_RED = 50;
const LEAST_BLUE = 45;
/** Where a stroke fades into paper or print. */
const LEAST_RIM = 14;
/** Print is darker than this in every colour, pens and stamps are not (luma, of 255). */
const PRINT = 40;
/** Higher or wider than letters are, at 300 dpi: strokes of a signature, the ring of a stamp, underlining. */
const LARGE = { height: 95, width: 260 } as const;
/** Print on both sides of a stroke that is thinner than this at 300 dpi ran on below it. */
const STROKE = 13;
/** Darker than this is print. */
const DARK = 120;
/** Print below a stamp is at least so much darker than the stamp on bare paper. */
const LEAST_STEP = 30;

/**
 * The page as the engine should see it where there are stamps and pens: red is lifted off, with the print below it at full
 * strength again, however thickly the stamp lies over it; large blue strokes are taken off and the letters that they crossed
 * are closed. Blue that is as small as letters stays: it may be what the form was filled in with.
 */
export function withoutStampsAndStrokes(page: ColourPixels, dpi: number): GrayPixels {
  const gray = redChannel(page);
  liftRed(page, gray);
  const scale = dpi / 300;
  const strokes = findLargeStrokes(page, scale);
  if (strokes !== undefined) takeOff(gray, strokes, Math.max(3, Math.round(STROKE * scale)));
  return gray;
}

/**
 * What lies below a stamp is brought back to full strength: print is darker than the stamp on bare paper both in its red and
 * to the eye. Ink that pooled is darker to the eye only, and where a stroke of the stamp ends only its red is.
 */
function liftRed(page: ColourPixels, gray: GrayPixels): void {
  const { data } = page;
  const [reds, lumas] = [new Uint32Array(256), new Uint32Array(256)];
  let total = 0;
  for (let at = 0; at < data.length; at += 4) {
    if (redOver(data, at) < LEAST_RED) continue;
    const [red, luma] = [data[at] ?? 0, lumaAt(data, at)];
    reds[red] = (reds[red] ?? 0) + 1;
    lumas[luma] = (lumas[luma] ?? 0) + 1;
    total += 1;
  }
  if (total === 0) return;
  const [red, luma] = [levelOf(reds, total * 0.5), levelOf(lumas, total * 0.5)];
  const depthAt = (at: number): number => Math.max(0, Math.min(red - (data[at] ?? 0), luma - lumaAt(data, at)));
  const depths = new Uint32Array(256);
  for (let at = 0; at < data.length; at += 4) {
    if (redOver(data, at) >= LEAST_RED) depths[depthAt(at)] = (depths[depthAt(at)] ?? 0) + 1;
  }
  const print = Math.max(LEAST_STEP, levelOf(depths, total * 0.985));
  for (let index = 0, at = 0; index < gray.data.length; index += 1, at += 4) {
    const weight = Math.min(1, (redOver(data, at) - LEAST_RIM) / (LEAST_RED - LEAST_RIM));
    if (weight <= 0) continue;
    const lifted = 255 * (1 - Math.min(1, Math.max(0, (depthAt(at) - 0.2 * print) / (0.8 * print))));
    gray.data[index] = (data[at] ?? 0) * (1 - weight) + lifted * weight;
  }
}

function redOver(data: Uint8ClampedArray, at: number): number {
  return (data[at] ?? 0) - Math.max(data[at + 1] ?? 0, data[at + 2] ?? 0);
}

/** Rec. 601. */
function lumaAt(data: Uint8ClampedArray, at: number): number {
  return (77 * (data[at] ?? 0) + 150 * (data[at + 1] ?? 0) + 29 * (data[at + 2] ?? 0)) >> 8;
}

function levelOf(counts: Uint32Array, wanted: number): number {
  let seen = 0;
  return counts.findIndex((count) => (seen += count) > wanted);
}

/** 1 where a large blue stroke lies, with its rim; undefined where there is none. */
function findLargeStrokes(page: ColourPixels, scale: number): Uint8Array | undefined {
  const { width, height, data } = page;
  const blue = new Uint8Array(width * height);
  for (let index = 0, at = 0; index < blue.length; index += 1, at += 4) {
    const over = (data[at + 2] ?? 0) - (data[at] ?? 0);
    if (over < LEAST_RIM || lumaAt(data, at) < PRINT) continue;
    blue[index] = over >= LEAST_BLUE ? 2 : 1;
  }
  const strokes = new Uint8Array(blue.length);
  const stack: number[] = [];
  let found = false;
  for (let start = 0; start < blue.length; start += 1) {
    if (blue[start] !== 2) continue;
    const part: number[] = [];
    let [left, right, top, bottom] = [width, 0, height, 0];
    stack.push(start);
    blue[start] = 0;
    for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
      part.push(at);
      const x = at % width;
      const y = (at - x) / width;
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y);
      for (let v = Math.max(0, y - 1); v <= Math.min(height - 1, y + 1); v += 1) {
        for (let u = Math.max(0, x - 1); u <= Math.min(width - 1, x + 1); u += 1) {
          const next = v * width + u;
          if (blue[next] !== 2) continue;
          blue[next] = 0;
          stack.push(next);
        }
      }
    }
    if (bottom - top < LARGE.height * scale && right - left < LARGE.width * scale) continue;
    found = true;
    for (const at of part) strokes[at] = 1;
  }
  if (!found) return undefined;
  return withRim(strokes, blue, width, 3);
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
        if (strokes[next] !== 0 || faint[next] !== 1) continue;
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
