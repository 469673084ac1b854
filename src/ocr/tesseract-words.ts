import type { PageReading, RecognisedWord } from "./reading";

/** The part of tesseract.js' result that is used (7.0: `blocks`). */
export interface TesseractBlock {
  readonly paragraphs: readonly { readonly lines: readonly TesseractLine[] }[];
}

export interface TesseractLine {
  readonly words: readonly {
    readonly text: string;
    readonly confidence: number;
    readonly bbox: { readonly x0: number; readonly y0: number; readonly x1: number; readonly y1: number };
  }[];
}

export function readingOfBlocks(blocks: readonly TesseractBlock[]): PageReading {
  const words: RecognisedWord[] = [];
  let line = 0;
  for (const block of blocks) {
    for (const paragraph of block.paragraphs) {
      for (const source of paragraph.lines) {
        for (const word of source.words) {
          const { x0, y0, x1, y1 } = word.bbox;
          const box = { left: x0, top: y0, width: x1 - x0, height: y1 - y0 };
          const text = word.text.normalize("NFC").trim();
          if (text !== "") words.push({ text, confidence: word.confidence, box, line });
        }
        line += 1;
      }
    }
  }
  return { words, confidence: meanConfidence(words) };
}

export function meanConfidence(words: readonly RecognisedWord[]): number {
  const letters = words.reduce((sum, word) => sum + word.text.length, 0);
  if (letters === 0) return 0;
  return words.reduce((sum, word) => sum + word.confidence * word.text.length, 0) / letters;
}

/** Boxes from pixels of the reading image to pixels of the page; `scale` as in ReadingImage. */
export function scaleReading(reading: PageReading, scale: number): PageReading {
  if (scale === 1) return reading;
  const words = reading.words.map((word) => ({
    ...word,
    box: {
      left: Math.round(word.box.left / scale),
      top: Math.round(word.box.top / scale),
      width: Math.round(word.box.width / scale),
      height: Math.round(word.box.height / scale),
    },
  }));
  return { ...reading, words };
}
