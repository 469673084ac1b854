import fc from "fast-check";
import { expect, test } from "vitest";
import { wrapEvenly, wrapText, type Measure } from "../../../src/printing/wrap-text";

const measure: Measure = (text) => Array.from(text.replace(/\p{M}/gu, "")).length * 10;
const words = fc.string({ unit: fc.constantFrom("N", "g", "ư", "ờ", "Ễ", "đ", "-", ".", " ", " ", "x\u0323") });

test("no letter is lost and no line is too wide, whatever the text and the width", () => {
  fc.assert(
    fc.property(
      words,
      fc.integer({ min: 10, max: 300 }),
      fc.constantFrom(wrapText, wrapEvenly),
      (text, width, wrap) => {
        const lines = wrap(text, width, measure);
        expect(lines.join("").replace(/\s/g, "")).toBe(text.normalize("NFC").replace(/\s/g, ""));
        for (const line of lines) expect(measure(line)).toBeLessThanOrEqual(width);
      },
    ),
  );
});

test("an even wrap has no more lines than a plain one", () => {
  fc.assert(
    fc.property(words, fc.integer({ min: 10, max: 300 }), (text, width) => {
      expect(wrapEvenly(text, width, measure).length).toBe(wrapText(text, width, measure).length);
    }),
  );
});

test("words stay whole where they fit", () => {
  expect(wrapText("Công Tằng Tôn Nữ Diệu Khuê", 90, measure)).toEqual(["Công Tằng", "Tôn Nữ", "Diệu Khuê"]);
});

test("a code that is too long is broken after a hyphen", () => {
  expect(wrapText("000.00.01.H99-261123-0007", 220, measure)).toEqual(["000.00.01.H99-261123-", "0007"]);
});

test("decomposed letters come out composed, so that the font draws one letter", () => {
  expect(wrapText("Nguyễn".normalize("NFD"), 100, measure)).toEqual(["Nguyễn".normalize("NFC")]);
});
