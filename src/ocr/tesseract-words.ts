import type { Box, PageReading, RecognisedWord } from "./reading";

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
  return { words, confidence: meanConfidence(words), upsideDown: false };
}

export function meanConfidence(words: readonly RecognisedWord[]): number {
  const letters = words.reduce((sum, word) => sum + word.text.length, 0);
  if (letters === 0) return 0;
  return words.reduce((sum, word) => sum + word.confidence * word.text.length, 0) / letters;
}

/** How a page was changed before it was read. */
export interface ReadGeometry {
  /** Pixels of the reading image for one pixel of the page. */
  readonly scale: number;
  readonly width: number;
  readonly height: number;
  readonly turned: boolean;
  readonly mirrored: boolean;
}

/** Boxes from pixels of the reading image to pixels of the page. */
export function toPagePixels(reading: PageReading, geometry: ReadGeometry): PageReading {
  const { scale, width, height, turned, mirrored } = geometry;
  const words = reading.words.map((word) => {
    const { box } = word;
    const left = turned || mirrored ? width - box.left - box.width : box.left;
    const top = turned ? height - box.top - box.height : box.top;
    const size = { width: Math.round(box.width / scale), height: Math.round(box.height / scale) };
    return { ...word, box: { left: Math.round(left / scale), top: Math.round(top / scale), ...size } };
  });
  return { words, confidence: reading.confidence, upsideDown: turned };
}

/** The other way: a box of the page in pixels of the reading image. */
export function toImagePixels(box: Box, geometry: ReadGeometry): Box {
  const { scale, width, height, turned, mirrored } = geometry;
  const size = { width: Math.round(box.width * scale), height: Math.round(box.height * scale) };
  const left = Math.round(box.left * scale);
  const top = Math.round(box.top * scale);
  return {
    left: turned || mirrored ? width - left - size.width : left,
    top: turned ? height - top - size.height : top,
    ...size,
  };
}
