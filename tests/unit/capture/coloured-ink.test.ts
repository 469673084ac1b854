import fc from "fast-check";
import { expect, test } from "vitest";
import { withoutStampsAndStrokes } from "../../../src/capture/coloured-ink";
import type { ColourPixels } from "../../../src/capture/pixels";

const [WIDTH, HEIGHT] = [600, 400];
type Colour = readonly [number, number, number];
const RED: Colour = [216, 38, 44];
const BLUE: Colour = [60, 80, 170];

function paper(): ColourPixels {
  return { width: WIDTH, height: HEIGHT, data: new Uint8ClampedArray(WIDTH * HEIGHT * 4).fill(250) };
}

/** Lays `colour` over a rectangle; `cover` 1 hides what is below. */
function lay(page: ColourPixels, [left, top, wide, high]: readonly number[], colour: Colour, cover = 1): void {
  for (let y = top ?? 0; y < (top ?? 0) + (high ?? 0); y += 1) {
    for (let x = left ?? 0; x < (left ?? 0) + (wide ?? 0); x += 1) {
      for (const [channel, value] of colour.entries()) {
        const at = 4 * (y * WIDTH + x) + channel;
        page.data[at] = value * cover + (page.data[at] ?? 0) * (1 - cover);
      }
    }
  }
}
const grayAt = (page: ColourPixels, x: number, y: number): number =>
  withoutStampsAndStrokes(page, 300).data[y * WIDTH + x] ?? 0;

test("print below a stamp is as dark as beside it, however thickly the stamp lies over it, and the stamp is gone", () => {
  fc.assert(
    fc.property(fc.double({ min: 0.4, max: 0.8, noNaN: true }), (cover) => {
      const page = paper();
      lay(page, [100, 195, 300, 10], [20, 20, 20]);
      lay(page, [200, 100, 150, 200], RED, cover);
      expect(grayAt(page, 250, 200)).toBeLessThan(60);
      expect(grayAt(page, 120, 200)).toBeLessThan(60);
      expect(grayAt(page, 250, 150)).toBeGreaterThan(240);
      expect(grayAt(page, 500, 350)).toBe(250);
    }),
    { numRuns: 8 },
  );
});

test("what else is red on a picture, such as the table at its edge, does not hide the print below a stamp", () => {
  const page = paper();
  lay(page, [0, 0, 12, 400], [110, 50, 40]);
  lay(page, [0, 0, 600, 12], [110, 50, 40]);
  lay(page, [400, 295, 150, 10], [20, 20, 20]);
  lay(page, [440, 250, 100, 100], RED, 0.7);
  expect(grayAt(page, 480, 300)).toBeLessThan(80);
  expect(grayAt(page, 480, 270)).toBeGreaterThan(240);
});

test("a stamp on bare paper leaves nothing behind, even where its ink has pooled", () => {
  const page = paper();
  lay(page, [200, 100, 150, 200], RED, 0.7);
  lay(page, [250, 150, 12, 12], RED, 0.6);
  expect(grayAt(page, 220, 120)).toBeGreaterThan(240);
  expect(grayAt(page, 255, 155)).toBeGreaterThan(180);
});

test("a signature is taken off, and the letter that it crosses is closed", () => {
  const page = paper();
  lay(page, [300, 180, 12, 60], [20, 20, 20]);
  lay(page, [150, 207, 320, 6], BLUE);
  expect(grayAt(page, 200, 210)).toBe(255);
  expect(grayAt(page, 306, 210)).toBeLessThan(60);
  expect(grayAt(page, 306, 190)).toBe(20);
});

test("what was filled in with a blue pen, letter by letter, stays", () => {
  const page = paper();
  lay(page, [150, 200, 8, 40], BLUE);
  lay(page, [170, 200, 30, 6], BLUE);
  expect(grayAt(page, 154, 220)).toBe(BLUE[0]);
  expect(grayAt(page, 180, 203)).toBe(BLUE[0]);
});

test("a printed area of blue is no pen, and what is printed on it stays", () => {
  const page = paper();
  lay(page, [100, 100, 250, 40], [120, 160, 200]);
  lay(page, [150, 110, 60, 8], [20, 20, 20]);
  expect(grayAt(page, 120, 120)).toBe(120);
  expect(grayAt(page, 180, 113)).toBe(20);
});
