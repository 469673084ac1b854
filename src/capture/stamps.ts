import type { ColourPixels, GrayPixels } from "./pixels";

/** By how much red must outweigh the other channels (of 255) to be a stamp's; and where a stroke fades into paper or print. */
const LEAST_RED = 50;
const LEAST_RIM = 14;
/** Print below a stamp is at least so much darker than the stamp on bare paper. */
const LEAST_STEP = 40;
/** Stamps differ, and so does what else is red on a picture: levels hold for such squares of pixels with those around them. */
const TILE = 192;

/** Counts of values 0–255 for each tile, and of a tile together with the eight around it. */
interface Tiles {
  add(x: number, y: number, value: number): void;
  around(tile: number): Uint32Array | undefined;
}

/**
 * What lies below a stamp is brought back to full strength: print is darker than the stamp on bare paper both in its red and
 * to the eye. Ink that pooled is darker to the eye only, and where a stroke of the stamp ends only its red is.
 */
export function liftStamps(page: ColourPixels, gray: GrayPixels): void {
  const { data, width, height } = page;
  const across = Math.ceil(width / TILE);
  const [reds, lumas, depths] = [createTiles(page), createTiles(page), createTiles(page)];
  const found = forEachRed(page, LEAST_RED, (at, x, y) => {
    reds.add(x, y, data[at] ?? 0);
    lumas.add(x, y, lumaAt(data, at));
  });
  if (found === 0) return;
  const tiles = Array.from({ length: across * Math.ceil(height / TILE) }, (_, tile) => tile);
  const bare = tiles.map((tile) => ({ red: shareOf(reds.around(tile), 0.5), luma: shareOf(lumas.around(tile), 0.5) }));
  const depthAt = (at: number, tile: number): number => {
    const { red, luma } = bare[tile] ?? { red: 0, luma: 0 };
    return Math.max(0, Math.min(red - (data[at] ?? 0), luma - lumaAt(data, at)));
  };
  const tileAt = (x: number, y: number): number => Math.floor(y / TILE) * across + Math.floor(x / TILE);
  forEachRed(page, LEAST_RED, (at, x, y) => {
    depths.add(x, y, depthAt(at, tileAt(x, y)));
  });
  const prints = tiles.map((tile) => Math.max(LEAST_STEP, shareOf(depths.around(tile), 0.985)));
  forEachRed(page, LEAST_RIM, (at, x, y) => {
    const tile = tileAt(x, y);
    if ((bare[tile]?.red ?? 0) === 0) return;
    const print = prints[tile] ?? LEAST_STEP;
    const weight = Math.min(1, (redOver(data, at) - LEAST_RIM) / (LEAST_RED - LEAST_RIM));
    const lifted = 255 * (1 - Math.min(1, Math.max(0, (depthAt(at, tile) - 0.2 * print) / (0.8 * print))));
    gray.data[at / 4] = (data[at] ?? 0) * (1 - weight) + lifted * weight;
  });
}

/** Returns how many there are. */
function forEachRed(page: ColourPixels, least: number, visit: (at: number, x: number, y: number) => void): number {
  const { data, width, height } = page;
  let [at, found] = [0, 0];
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1, at += 4) {
      if (redOver(data, at) < least) continue;
      found += 1;
      visit(at, x, y);
    }
  }
  return found;
}

function createTiles({ width, height }: ColourPixels): Tiles {
  const across = Math.ceil(width / TILE);
  const down = Math.ceil(height / TILE);
  const counts = new Map<number, Uint32Array>();
  return {
    add(x, y, value) {
      const tile = Math.floor(y / TILE) * across + Math.floor(x / TILE);
      let row = counts.get(tile);
      if (row === undefined) {
        row = new Uint32Array(256);
        counts.set(tile, row);
      }
      row[value] = (row[value] ?? 0) + 1;
    },
    around(tile) {
      const [column, line] = [tile % across, Math.floor(tile / across)];
      const sum = new Uint32Array(256);
      let any = false;
      for (let v = Math.max(0, line - 1); v <= Math.min(down - 1, line + 1); v += 1) {
        for (let u = Math.max(0, column - 1); u <= Math.min(across - 1, column + 1); u += 1) {
          const row = counts.get(v * across + u);
          if (row === undefined) continue;
          any = true;
          for (let value = 0; value < 256; value += 1) sum[value] = (sum[value] ?? 0) + (row[value] ?? 0);
        }
      }
      return any ? sum : undefined;
    },
  };
}

/** Value below which that share of what was counted lies; 0 where nothing was. */
function shareOf(counts: Uint32Array | undefined, share: number): number {
  if (counts === undefined) return 0;
  const wanted = share * counts.reduce((sum, count) => sum + count, 0);
  let seen = 0;
  return counts.findIndex((count) => (seen += count) > wanted);
}

function redOver(data: Uint8ClampedArray, at: number): number {
  return (data[at] ?? 0) - Math.max(data[at + 1] ?? 0, data[at + 2] ?? 0);
}

/** Rec. 601: what the eye sees. */
export function lumaAt(data: Uint8ClampedArray, at: number): number {
  return (77 * (data[at] ?? 0) + 150 * (data[at + 1] ?? 0) + 29 * (data[at + 2] ?? 0)) >> 8;
}
