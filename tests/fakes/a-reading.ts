import type { PageReading, RecognisedWord } from "../../src/ocr/reading";

const LETTER = 18;
const HEIGHT = 40;
const LINE = 70;
export const READING_HEIGHT = 3508;

/** Lines as an engine gives them, from the top of an A4 page; "  |  " in a line begins a second column. */
export function aReading(lines: readonly string[], confidence = 95): PageReading {
  const words: RecognisedWord[] = [];
  lines.forEach((line, row) => {
    line.split("|").forEach((column, side) => {
      let left = 300 + side * 1200;
      for (const text of column.trim().split(/\s+/)) {
        if (text === "") continue;
        const width = text.length * LETTER;
        words.push({ text, confidence, line: row, box: { left, top: 200 + row * LINE, width, height: HEIGHT } });
        left += width + LETTER;
      }
    });
  });
  return { words, confidence, upsideDown: false };
}
