import { expect, test } from "vitest";
import { divideByBackground } from "../../../src/capture/background";
import { isPaleCopy, normaliseRows } from "../../../src/capture/photocopy";
import { createGray, redChannel } from "../../../src/capture/pixels";
import { encodePgm, makeReadingImage } from "../../../src/capture/reading-image";
import { removeSpecks } from "../../../src/capture/specks";
import { drawPage, fill, toColour } from "../../fakes/draw-page";

test("shade that falls over half of a page is gone, and ink keeps its contrast", () => {
  const page = drawPage(800, 1100);
  for (let y = 0; y < 1100; y += 1) {
    for (let x = 0; x < 800; x += 1) {
      const index = y * 800 + x;
      page.data[index] = (page.data[index] ?? 0) * (0.45 + (0.55 * x) / 800);
    }
  }
  const even = divideByBackground(page);
  const paper = [60, 400, 740].map((x) => even.data[550 * 800 + x] ?? 0);
  for (const value of paper) expect(value).toBeGreaterThan(235);
  expect(even.data.filter((value) => value < 60).length).toBeGreaterThan(10_000);
});

test("a red stamp disappears from what is read, blue ink stays", () => {
  const page = toColour(createGray(2, 1));
  page.data.set([220, 40, 50, 255, 30, 40, 160, 255]);
  expect([...redChannel(page).data]).toEqual([220, 30]);
});

test("bars across a copy are evened out along their rows", () => {
  const copy = createGray(640, 400);
  copy.data.fill(190);
  fill(copy, 0, 100, 640, 20, 150);
  const even = normaliseRows(copy);
  expect(Math.abs((even.data[110 * 640 + 300] ?? 0) - (even.data[50 * 640 + 300] ?? 0))).toBeLessThan(6);
});

test("only a grey and grainy page counts as a pale copy", () => {
  const sound = divideByBackground(drawPage(800, 1100));
  expect(isPaleCopy(sound)).toBe(false);
  const pale = drawPage(800, 1100, { ink: 190 });
  expect(isPaleCopy(divideByBackground(pale))).toBe(false);
  pale.data.forEach((value, index) => {
    pale.data[index] = value - ((index * 7919) % 40);
  });
  expect(isPaleCopy(divideByBackground(pale))).toBe(true);
});

test("dust goes, the dot below a letter stays", () => {
  const page = createGray(100, 100);
  page.data.fill(255);
  fill(page, 20, 20, 2, 2, 10);
  fill(page, 60, 60, 5, 5, 10);
  const clean = removeSpecks(page, { darkerThan: 150, smallerThan: 14 });
  expect(clean.data[20 * 100 + 20]).toBe(255);
  expect(clean.data[62 * 100 + 62]).toBe(10);
});

test("what is read has 300 dots per inch, and says how it was scaled", () => {
  const image = makeReadingImage(toColour(drawPage(206, 292)), 50);
  expect(image.scale).toBeCloseTo(6, 1);
  expect(image.gray.width).toBe(206 * 6);
  const pgm = encodePgm(image.gray);
  expect(new TextDecoder("latin1").decode(pgm.subarray(0, 17))).toBe("P5\n1236 1752\n255\n");
  expect(pgm.length).toBe(17 + 1236 * 1752);
});
