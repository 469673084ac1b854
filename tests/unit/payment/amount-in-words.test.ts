import fc from "fast-check";
import { expect, test } from "vitest";
import { amountInWords, numberInWords } from "../../../src/payment/amount-in-words";

const DIGIT: Readonly<Record<string, number>> = {
  không: 0,
  một: 1,
  mốt: 1,
  hai: 2,
  ba: 3,
  bốn: 4,
  tư: 4,
  năm: 5,
  lăm: 5,
  sáu: 6,
  bảy: 7,
  tám: 8,
  chín: 9,
};
const UNIT: Readonly<Record<string, number>> = { nghìn: 1e3, triệu: 1e6, tỷ: 1e9 };

/** Reads the words back; knows nothing of how they were made. */
function readWords(words: string): number {
  let total = 0;
  let group = 0;
  let digit = 0;
  for (const word of words.split(" ")) {
    const unit = UNIT[word];
    if (unit !== undefined) {
      total += (group + digit) * unit;
      group = digit = 0;
    } else if (word === "trăm") {
      group += digit * 100;
      digit = 0;
    } else if (word === "mươi") {
      group += digit * 10;
      digit = 0;
    } else if (word === "mười") {
      group += 10;
    } else if (word !== "linh") {
      const value = DIGIT[word];
      if (value === undefined) throw new Error(`no word of a number: ${word}`);
      digit = value;
    }
  }
  return total + group + digit;
}

test.each([
  [0, "Không đồng"],
  [5000, "Năm nghìn đồng"],
  [8000, "Tám nghìn đồng"],
  [10_000, "Mười nghìn đồng"],
  [15_000, "Mười lăm nghìn đồng"],
  [21_000, "Hai mươi mốt nghìn đồng"],
  [24_000, "Hai mươi tư nghìn đồng"],
  [30_000, "Ba mươi nghìn đồng"],
  [101_000, "Một trăm linh một nghìn đồng"],
  [115_500, "Một trăm mười lăm nghìn năm trăm đồng"],
  [1_000_005, "Một triệu không trăm linh năm đồng"],
  [1_250_000, "Một triệu hai trăm năm mươi nghìn đồng"],
  [2_005_010, "Hai triệu không trăm linh năm nghìn không trăm mười đồng"],
  [1_000_000_000, "Một tỷ đồng"],
])("%d is said %j", (dong, words) => {
  expect(amountInWords(dong)).toBe(words);
});

test("words read back give the number, for every amount", () => {
  const amounts = fc.oneof(fc.integer({ min: 0, max: 999_999_999_999 }), fc.integer({ min: 0, max: 2_000_000 }));
  fc.assert(
    fc.property(amounts, (dong) => {
      expect(readWords(numberInWords(dong))).toBe(dong);
    }),
    { numRuns: 3000 },
  );
});

test("words are NFC and have single blanks", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 999_999_999_999 }), (dong) => {
      const words = amountInWords(dong);
      expect(words).toBe(words.normalize("NFC"));
      expect(words).not.toMatch(/ {2}| $/);
    }),
  );
});

test.each([-1, 0.5, 123_456_789_012_345, Number.NaN])("%d is no amount", (dong) => {
  expect(() => amountInWords(dong)).toThrow(RangeError);
});
