import fc from "fast-check";
import { expect, test } from "vitest";
import type { RecognisedWord } from "../../../src/ocr/reading";
import { inRowOrder } from "../../../src/ocr/row-order";

const aWord = (text: string, line: number, left: number, top: number): RecognisedWord => ({
  text,
  line,
  confidence: 90,
  box: { left, top, width: 20 * text.length, height: 40 },
});
const textOf = (words: readonly RecognisedWord[]): string => {
  const lines: string[][] = [];
  for (const word of words) (lines[word.line] ??= []).push(word.text);
  return lines.map((line) => line.join(" ")).join("\n");
};

test("two fields of one row that were read as columns come one after the other", () => {
  const columns = [
    aWord("Ngày sinh:", 0, 100, 100),
    aWord("01/02/1960", 0, 320, 102),
    aWord("Nơi sinh:", 1, 100, 180),
    aWord("Giới tính:", 2, 900, 97),
    aWord("Nữ", 2, 1120, 99),
    aWord("Dân tộc:", 3, 900, 184),
  ];
  expect(textOf(inRowOrder(columns))).toBe("Ngày sinh: 01/02/1960\nGiới tính: Nữ\nNơi sinh:\nDân tộc:");
});

test("lines one above the other stay so, however close they stand", () => {
  const close = [aWord("trên", 0, 100, 100), aWord("dưới", 1, 100, 125)];
  expect(textOf(inRowOrder(close))).toBe("trên\ndưới");
});

test("every word is kept once, with its line as it was read", () => {
  const words = fc.array(
    fc
      .tuple(fc.nat(12), fc.nat(2000), fc.nat(3000))
      .map(([line, left, top]) => aWord(`${line}/${left}/${top}`, line, left, top)),
  );
  fc.assert(
    fc.property(words, (given) => {
      const ordered = inRowOrder(given);
      expect(ordered.map(({ text }) => text).sort()).toEqual(given.map(({ text }) => text).sort());
      const before = new Map(given.map(({ text, line }) => [text, line]));
      const pairs = new Set(ordered.map(({ text, line }) => `${line}:${before.get(text) ?? ""}`));
      expect(pairs.size).toBe(new Set(given.map(({ line }) => line)).size);
    }),
  );
});
