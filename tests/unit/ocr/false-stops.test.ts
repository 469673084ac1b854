import { expect, test } from "vitest";
import { createGray } from "../../../src/capture/pixels";
import { encodePgm } from "../../../src/capture/reading-image";
import { withoutFalseStops } from "../../../src/ocr/false-stops";
import type { RecognisedWord } from "../../../src/ocr/reading";
import { fill } from "../../fakes/draw-page";

const BOX = { left: 50, top: 20, width: 100, height: 40 } as const;
const word = (text: string): RecognisedWord => ({ text, confidence: 95, line: 0, box: BOX });

/** A word of upright strokes, with a dot on its line at the right end or none. */
function inked(dot: boolean) {
  const page = createGray(300, 90);
  page.data.fill(255);
  const end = BOX.left + BOX.width - (dot ? 16 : 0);
  for (let left: number = BOX.left; left + 5 <= end; left += 12) fill(page, left, BOX.top + 4, 5, 34, 20);
  fill(page, end - 5, BOX.top + 4, 5, 34, 20);
  if (dot) fill(page, BOX.left + BOX.width - 6, BOX.top + 32, 6, 6, 20);
  return { pgm: encodePgm(page), width: page.width, height: page.height };
}
const textOn = (text: string, dot: boolean): string | undefined => withoutFalseStops([word(text)], inked(dot))[0]?.text;

test("full stops that were read where a letter ends the word are dropped, printed ones stay", () => {
  expect(textOn("Nam.", false)).toBe("Nam");
  expect(textOn("1984...", false)).toBe("1984");
  expect(textOn("Nam.", true)).toBe("Nam.");
});

test("what is no full stop stays, and so does a line of dots", () => {
  expect(textOn("Nam,", false)).toBe("Nam,");
  expect(textOn("....", false)).toBe("....");
  expect(textOn("Nam", false)).toBe("Nam");
});
