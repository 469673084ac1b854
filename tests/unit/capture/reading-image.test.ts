import { expect, test } from "vitest";
import { makeReadingImage } from "../../../src/capture/reading-image";
import type { ColourPixels } from "../../../src/capture/pixels";
import { drawPage, toColour } from "../../fakes/draw-page";

const [WIDTH, HEIGHT] = [620, 877];
const PEN = { left: 100, top: 700, width: 200, height: 6 } as const;

/** A page of black text with one stroke of ink of that colour below it. */
function withStroke(colour: readonly [number, number, number]): ColourPixels {
  const page = toColour(drawPage(WIDTH, HEIGHT, { lines: 10 }));
  for (let y = PEN.top; y < PEN.top + PEN.height; y += 1) {
    for (let x = PEN.left; x < PEN.left + PEN.width; x += 1) page.data.set(colour, 4 * (y * WIDTH + x));
  }
  return page;
}
const strokeOf = ({ gray }: ReturnType<typeof makeReadingImage>): number =>
  gray.data[(PEN.top + 3) * WIDTH + PEN.left + 50] ?? 0;
const textOf = ({ gray }: ReturnType<typeof makeReadingImage>): number =>
  gray.data.slice(0, WIDTH * 200).reduce((least, value) => Math.min(least, value), 255);

test("a blue pen is read like text, and goes without coloured ink, while the text stays", () => {
  const page = withStroke([38, 57, 155]);
  expect(strokeOf(makeReadingImage(page, 300))).toBeLessThan(80);
  const dark = makeReadingImage(page, 300, "dark-ink");
  expect(strokeOf(dark)).toBe(255);
  expect(textOf(dark)).toBeLessThan(80);
});

test("stamps and pens are noticed; black ink, yellowed paper and warm light are no colour", () => {
  expect(makeReadingImage(withStroke([216, 38, 44]), 300).coloured).toBe(true);
  expect(makeReadingImage(withStroke([38, 57, 155]), 300).coloured).toBe(true);
  const black = withStroke([20, 20, 20]);
  expect(makeReadingImage(black, 300).coloured).toBe(false);
  const warm = { ...black, data: black.data.map((value, at) => (at % 4 === 2 ? value * 0.75 : value)) };
  expect(makeReadingImage(warm, 300).coloured).toBe(false);
});
