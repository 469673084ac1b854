import { expect, test } from "vitest";
import { withoutJunk } from "../../../src/ocr/junk";
import type { RecognisedWord } from "../../../src/ocr/reading";

const word = (text: string, confidence: number, line: number): RecognisedWord => ({
  text,
  confidence,
  line,
  box: { left: 0, top: 40 * line, width: 20 * text.length, height: 30 },
});
const texts = (words: readonly RecognisedWord[]): readonly string[] => withoutJunk(words).map(({ text }) => text);

test("frames of tables, rests of pens and lines of one unsure letter are no text", () => {
  const words = [word("Họ", 95, 0), word("|", 96, 0), word("tên:", 94, 0), word("~", 80, 1), word("Ñ", 30, 2)];
  expect(texts(words)).toEqual(["Họ", "tên:"]);
});

test("dashes and stops that were read well stay, and so do short words that were", () => {
  const words = [word("Độc", 95, 0), word("lập", 95, 0), word("-", 92, 0), word("Tự", 95, 0), word("4.", 90, 1)];
  expect(texts(words)).toEqual(["Độc", "lập", "-", "Tự", "4."]);
});

test("an unsure letter between the words of a value stays, so that the value is doubted", () => {
  expect(texts([word("Nguyễn", 95, 0), word("T", 12, 0), word("An", 95, 0)])).toEqual(["Nguyễn", "T", "An"]);
});
