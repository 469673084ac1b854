/**
 * What a page turned out to be; everything but "text" is told to the officer. Blank: no ink, or dust only. Picture: no rows
 * of letters. Other script: rows of signs that are not ours, or handwriting. Mirrored: can be read only in a mirror.
 */
export const PAGE_FINDINGS = ["text", "blank", "picture", "other-script", "mirrored"] as const;
export type PageFinding = (typeof PAGE_FINDINGS)[number];

/** Upper left corner and size, in pixels of the prepared page. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export interface RecognisedWord {
  /** NFC. */
  readonly text: string;
  /** 0–100, the engine's own; not a probability. */
  readonly confidence: number;
  readonly box: Box;
  /** Counts lines over the whole page, in reading order. */
  readonly line: number;
}

/** What the engine made of one page. Text is a suggestion, never a fact. */
export interface PageReading {
  readonly words: readonly RecognisedWord[];
  /** Mean over words weighted by length, 0–100; 0 where there are none. */
  readonly confidence: number;
  /** The page could only be read upside down; boxes are those of the page as it is. */
  readonly upsideDown: boolean;
  /** undefined: readings from before pages were judged. */
  readonly finding?: PageFinding;
  /** Values read once more, alone and constrained. */
  readonly second?: readonly SecondReading[];
}

/** What the engine made of one line of a value, cut out of the page. */
export interface SecondReading {
  /** Of the words that were cut out, in pixels of the page. */
  readonly box: Box;
  readonly text: string;
  readonly confidence: number;
}

/** Lines as read, one a row. */
export function readingText(reading: PageReading): string {
  const lines: string[] = [];
  for (const word of reading.words) {
    const before = lines[word.line];
    lines[word.line] = before === undefined ? word.text : `${before} ${word.text}`;
  }
  return lines.filter((line) => line !== "").join("\n");
}

export function unionOf(boxes: readonly Box[]): Box {
  const left = Math.min(...boxes.map((box) => box.left));
  const top = Math.min(...boxes.map((box) => box.top));
  const right = Math.max(...boxes.map((box) => box.left + box.width));
  const bottom = Math.max(...boxes.map((box) => box.top + box.height));
  return { left, top, width: right - left, height: bottom - top };
}
