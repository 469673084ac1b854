import { isBlack } from "../slip-bitmap";
import { sampleGrey, type GreyImage } from "./grey-image";
import type { PlaneMap } from "./plane-map";
import { areaOf, type Box, type PrintedCard } from "./test-card";

/** The photo dot by dot as the slip has them: 0 is paper, 1 is full ink. */
export interface Dots {
  readonly area: Box;
  readonly ink: Float32Array;
  /** How dark ink is against the paper beside it, 0 to 1. */
  readonly contrast: number;
}

/** Of 0-255: no photo tells ink from paper below it. */
const DARKEST_PAPER = 24;
const TILE = 48;

/** Samples the photo where the dots should be and takes the light on it away. */
export function readDots(photo: GreyImage, map: PlaneMap, printed: PrintedCard): Dots {
  const area = areaOf(printed.card, printed.bitmap.width);
  const grey = new Float32Array(area.width * area.height);
  for (let y = 0; y < area.height; y += 1) {
    for (let x = 0; x < area.width; x += 1) {
      let sum = 0;
      for (let part = 0; part < 4; part += 1) {
        const place = map({
          x: area.left + x + (part % 2 === 0 ? 0.25 : 0.75),
          y: area.top + y + (part < 2 ? 0.25 : 0.75),
        });
        // The map's places count from a corner, pixels are known at their centres.
        sum += sampleGrey(photo, place.x - 0.5, place.y - 0.5);
      }
      grey[y * area.width + x] = sum / 4;
    }
  }
  const paper = lightOfPaper(grey, area);
  const ratios = grey.map((value, index) => value / (paper[index] ?? 255));
  const inside = ratiosInMarks(ratios, area, printed);
  const black = inside[Math.floor(inside.length / 2)] ?? 1;
  const depth = Math.max(0.05, 1 - black);
  const ink = ratios.map((ratio) => Math.min(1.2, Math.max(-0.2, (1 - ratio) / depth)));
  return { area, ink, contrast: Math.max(0, 1 - black) };
}

/** The brightest of each tile is paper; between the tiles' centres it changes evenly. */
function lightOfPaper(grey: Float32Array, { width, height }: Box): Float32Array {
  const columns = Math.ceil(width / TILE);
  const rows = Math.ceil(height / TILE);
  const tiles = new Float32Array(columns * rows);
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const values: number[] = [];
      for (let y = row * TILE; y < Math.min(height, (row + 1) * TILE); y += 2) {
        for (let x = column * TILE; x < Math.min(width, (column + 1) * TILE); x += 2) {
          values.push(grey[y * width + x] ?? 0);
        }
      }
      values.sort((a, b) => a - b);
      tiles[row * columns + column] = values[Math.floor(values.length * 0.9)] ?? 255;
    }
  }
  const overall = Float32Array.from(tiles).sort()[Math.floor(tiles.length / 2)] ?? 255;
  const tileAt = (column: number, row: number): number => {
    const value = tiles[Math.min(rows - 1, Math.max(0, row)) * columns + Math.min(columns - 1, Math.max(0, column))];
    // A tile that is all ink has no paper of its own.
    return value === undefined || value < 0.6 * overall ? overall : value;
  };
  const paper = new Float32Array(grey.length);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const [u, v] = [x / TILE - 0.5, y / TILE - 0.5];
      const [column, row] = [Math.floor(u), Math.floor(v)];
      const [across, down] = [u - column, v - row];
      const above = tileAt(column, row) * (1 - across) + tileAt(column + 1, row) * across;
      const below = tileAt(column, row + 1) * (1 - across) + tileAt(column + 1, row + 1) * across;
      paper[y * width + x] = Math.max(DARKEST_PAPER, above * (1 - down) + below * down);
    }
  }
  return paper;
}

/** Sorted grey of the dots deep inside the marks and the bar, where no blur brings paper in. */
function ratiosInMarks(ratios: Float32Array, area: Box, { card, bitmap }: PrintedCard): readonly number[] {
  const values: number[] = [];
  for (const { x, y } of card.marks) {
    for (let row = -6; row <= 6; row += 1) {
      for (let column = -6; column <= 6; column += 1) {
        const [dotX, dotY] = [Math.round(x) + column, Math.round(y) + row];
        if (isBlack(bitmap, dotX, dotY)) values.push(ratios[(dotY - area.top) * area.width + dotX - area.left] ?? 1);
      }
    }
  }
  return values.sort((a, b) => a - b);
}
