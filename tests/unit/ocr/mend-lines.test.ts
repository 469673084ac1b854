import { expect, test } from "vitest";
import { createGray, type GrayPixels } from "../../../src/capture/pixels";
import { encodePgm } from "../../../src/capture/reading-image";
import type { PgmImage } from "../../../src/ocr/cut-out";
import { mendLines } from "../../../src/ocr/mend-lines";
import type { PageReading, RecognisedWord } from "../../../src/ocr/reading";
import { findWeakStrips } from "../../../src/ocr/weak-strips";
import { aReading } from "../../fakes/a-reading";
import { fill } from "../../fakes/draw-page";

const LINES = ["Họ và tên: Nguyễn Văn An", "Ngày sinh: 01/02/1960", "Nơi cư trú: xã Mẫu"];

/** Ink under every word of `LINES`, as `aReading` places them. */
function anInkedPage(): GrayPixels {
  const page = createGray(1200, 500);
  page.data.fill(255);
  for (const { box } of aReading(LINES).words) {
    for (let left = 0; left < box.width - 8; left += 18)
      fill(page, box.left + left, box.top + 5, 9, box.height - 10, 20);
  }
  return page;
}
const asImage = (page: GrayPixels): PgmImage => ({ pgm: encodePgm(page), width: page.width, height: page.height });
/** What an engine makes of one line that was cut out. */
function alone(text: string, confidence: number): PageReading {
  const words = text.split(" ").map((word, index): RecognisedWord => {
    return { text: word, confidence, line: 0, box: { left: 26 + 120 * index, top: 26, width: 110, height: 50 } };
  });
  return { words, confidence, upsideDown: false };
}
const lineOf = (words: readonly RecognisedWord[], line: number): string =>
  words.flatMap((word) => (word.line === line ? [word.text] : [])).join(" ");
const image = asImage(anInkedPage());
const withoutColour = () => Promise.resolve(undefined);

test("a page on which every line was read well is left as it is", async () => {
  const { words } = aReading(LINES);
  const never = () => Promise.reject(new Error("asked"));
  expect(await mendLines(words, image, { line: never, withoutColour: never })).toEqual(words);
});

test("a line that the engine passed over is found by its ink, read alone, and put in its place", async () => {
  const words = aReading(LINES).words.filter((word) => word.line !== 1);
  expect(findWeakStrips(words, image)).toMatchObject([{ box: { left: 300 }, replaces: [] }]);
  const mended = await mendLines(words, image, {
    line: () => Promise.resolve(alone(LINES[1] ?? "", 91)),
    withoutColour,
  });
  expect([0, 1, 2].map((line) => lineOf(mended, line))).toEqual(LINES);
});

test("a weak line gives way to a better reading, and stays where the other one leaves letters out", async () => {
  const words = aReading(LINES).words.map((word) =>
    word.line === 1 ? { ...word, text: "x7/#", confidence: 40 } : word,
  );
  const read = (text: string) =>
    mendLines(words, image, { line: () => Promise.resolve(alone(text, 92)), withoutColour });
  expect(lineOf(await read("Ngày sinh: 01/02/1960"), 1)).toBe("Ngày sinh: 01/02/1960");
  expect(lineOf(await read("N"), 1)).toBe(lineOf(words, 1));
});

test("what stays unsure is tried upright and without coloured ink, whose reading counts if it is the best", async () => {
  const words = aReading(LINES).words.map((word) => (word.line === 2 ? { ...word, confidence: 55 } : word));
  const bright = createGray(1200, 500);
  bright.data.fill(200);
  const isBright = (pgm: Uint8Array) => pgm.filter((value) => value === 200).length > pgm.length / 3;
  let asked = 0;
  const mended = await mendLines(words, image, {
    line: (pgm) => Promise.resolve(alone("Nơi cư trú: xã Mới", isBright(pgm) ? 93 : 57)),
    withoutColour() {
      asked += 1;
      return Promise.resolve(asImage(bright));
    },
  });
  expect(asked).toBe(1);
  expect(lineOf(mended, 2)).toBe("Nơi cư trú: xã Mới");
});

test("a number before a label that no word covers is found beside its line, and the frame of a table is not", () => {
  const page = anInkedPage();
  const [first] = aReading(LINES).words;
  const { left, top, height } = first?.box ?? { left: 0, top: 0, height: 0 };
  fill(page, left - 40, top + 6, 5, height - 12, 20);
  fill(page, left - 30, top + height - 12, 5, 5, 20);
  const { words } = aReading(LINES);
  const strips = findWeakStrips(words, asImage(page));
  expect(strips).toHaveLength(1);
  expect(strips[0]).toMatchObject({ box: { left: left - 40 }, wider: true });
  expect(strips[0]?.replaces).toEqual(words.filter((word) => word.line === 0));
  const framed = anInkedPage();
  fill(framed, left - 40, 0, 4, 500, 20);
  expect(findWeakStrips(words, asImage(framed))).toEqual([]);
});
