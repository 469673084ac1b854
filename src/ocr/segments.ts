import { unionOf, type Box, type PageReading, type RecognisedWord } from "./reading";

/** Words that stand together on one line, in one column. */
export interface Segment {
  /** Words joined by one blank, NFC. */
  readonly text: string;
  /** The same length, without marks, lower case: what labels are compared with. */
  readonly folded: string;
  readonly words: readonly RecognisedWord[];
  /** Where each word begins in `text`. */
  readonly starts: readonly number[];
  readonly box: Box;
}

/** A gap wider than so many line heights parts two columns. */
const COLUMN_GAP = 2.2;

/** Lines of a reading cut at columns, from top to bottom; what is no letter and no digit at either end is dust. */
export function findSegments(reading: PageReading): readonly Segment[] {
  const lines = new Map<number, RecognisedWord[]>();
  for (const word of reading.words) {
    const line = lines.get(word.line);
    if (line === undefined) lines.set(word.line, [word]);
    else line.push(word);
  }
  const height = medianHeight(reading.words);
  const segments: Segment[] = [];
  for (const words of lines.values()) {
    let current: RecognisedWord[] = [];
    for (const word of words) {
      const before = current.at(-1);
      if (before !== undefined && word.box.left - (before.box.left + before.box.width) > COLUMN_GAP * height) {
        segments.push(...toSegment(current));
        current = [];
      }
      current.push(word);
    }
    segments.push(...toSegment(current));
  }
  return inRows(segments, height);
}

/** Rows from top to bottom, each from left to right. */
function inRows(segments: readonly Segment[], height: number): readonly Segment[] {
  const middle = (segment: Segment) => segment.box.top + segment.box.height / 2;
  const rows: Segment[][] = [];
  for (const segment of [...segments].sort((a, b) => middle(a) - middle(b))) {
    const row = rows.at(-1);
    const first = row?.[0];
    if (row !== undefined && first !== undefined && middle(segment) - middle(first) < height * 0.6) row.push(segment);
    else rows.push([segment]);
  }
  return rows.flatMap((row) => row.sort((a, b) => a.box.left - b.box.left));
}

function toSegment(words: readonly RecognisedWord[]): readonly Segment[] {
  let from = 0;
  let to = words.length;
  while (from < to && isDust(words[from])) from += 1;
  while (to > from && isDust(words[to - 1])) to -= 1;
  const kept = words.slice(from, to);
  if (kept.length === 0) return [];
  const starts: number[] = [];
  let text = "";
  for (const word of kept) {
    if (text !== "") text += " ";
    starts.push(text.length);
    text += word.text;
  }
  return [{ text, folded: foldLetters(text), words: kept, starts, box: unionOf(kept.map((word) => word.box)) }];
}

function isDust(word: RecognisedWord | undefined): boolean {
  return word === undefined || !/[\p{L}\p{N}]/u.test(word.text);
}

/** Letter by letter, so that places in the folded text are places in the text. */
export function foldLetters(text: string): string {
  let folded = "";
  for (const letter of text.normalize("NFC")) {
    const base = letter === "đ" || letter === "Đ" ? "d" : (letter.normalize("NFD")[0] ?? letter).toLowerCase();
    folded += base.length === letter.length ? base : letter;
  }
  return folded;
}

/** The words that cover the characters from `from` to `to`. */
export function wordsBetween(segment: Segment, from: number, to: number): readonly RecognisedWord[] {
  return segment.words.filter((word, index) => {
    const start = segment.starts[index] ?? 0;
    return start < to && start + word.text.length > from;
  });
}

function medianHeight(words: readonly RecognisedWord[]): number {
  const heights = words.map((word) => word.box.height).sort((a, b) => a - b);
  return heights[Math.floor(heights.length / 2)] ?? 1;
}
