import { expect, test } from "vitest";
import { judgePage, wellRead } from "../../../src/ocr/page-finding";
import type { PageReading } from "../../../src/ocr/reading";
import { aReading } from "../../fakes/a-reading";

const rows = Array.from({ length: 12 }, () => "xk lqw rrt zzp qqa");

test("a page that is read well is text, or text in a mirror", () => {
  expect(judgePage(aReading(rows, 92), 0.05, false)).toBe("text");
  expect(judgePage(aReading(rows, 92), 0.05, true)).toBe("mirrored");
});

test("a page without ink is blank, dust or not", () => {
  expect(judgePage(aReading([]), 0, false)).toBe("blank");
  expect(judgePage(aReading(["i ."], 30), 0.0002, false)).toBe("blank");
});

test("rows of signs that no treatment makes readable are another script", () => {
  expect(judgePage(aReading(rows, 35), 0.05, false)).toBe("other-script");
});

test("ink that falls into no rows is a picture", () => {
  const scattered: PageReading = {
    confidence: 30,
    upsideDown: false,
    words: Array.from({ length: 30 }, (_, line) => ({
      text: "il",
      confidence: 30,
      line,
      box: { left: 100 * (line % 7), top: 90 * line, width: 30 + 20 * (line % 5), height: 10 + 40 * (line % 4) },
    })),
  };
  expect(judgePage(scattered, 0.3, false)).toBe("picture");
  expect(judgePage(aReading([]), 0.4, false)).toBe("picture");
});

test("of a page in another script only lines that were read well are its text", () => {
  const garbage = aReading(rows, 35).words;
  const ours = aReading(["Nguyễn Thị Hường, sinh ngày 01/02/1960"], 93).words.map((word) => ({ ...word, line: 40 }));
  expect(wellRead([...garbage, ...ours])).toEqual(ours);
  expect(wellRead([...garbage, ...aReading(["il xk"], 90).words.map((word) => ({ ...word, line: 41 }))])).toEqual([]);
});
