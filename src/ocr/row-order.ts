import { unionOf, type Box, type RecognisedWord } from "./reading";

interface Line {
  readonly words: readonly RecognisedWord[];
  readonly box: Box;
}

/** Share of the lower line's height by which the middles of two lines of one row may differ. */
const SAME_ROW = 0.5;

/**
 * Lines from top to bottom and, within a row, from left to right, with new numbers: engines read blocks one after the
 * other, and a form whose row has two fields, or a letterhead, comes out column by column.
 */
export function inRowOrder(words: readonly RecognisedWord[]): readonly RecognisedWord[] {
  const rows: Line[][] = [];
  for (const line of linesOf(words).toSorted((a, b) => middleOf(a) - middleOf(b))) {
    const row = rows.findLast((each) => each.every((other) => standsBeside(line, other)));
    if (row === undefined || row !== rows.at(-1)) rows.push([line]);
    else row.push(line);
  }
  const ordered = rows.flatMap((row) => row.toSorted((a, b) => a.box.left - b.box.left));
  return ordered.flatMap((line, number) => line.words.map((word) => ({ ...word, line: number })));
}

export function linesOf(words: readonly RecognisedWord[]): readonly Line[] {
  const lines = new Map<number, RecognisedWord[]>();
  for (const word of words) {
    const line = lines.get(word.line);
    if (line === undefined) lines.set(word.line, [word]);
    else line.push(word);
  }
  return [...lines.values()].map((line) => ({ words: line, box: unionOf(line.map(({ box }) => box)) }));
}

function middleOf({ box }: Line): number {
  return box.top + box.height / 2;
}

function standsBeside(a: Line, b: Line): boolean {
  const apart = a.box.left + a.box.width <= b.box.left || b.box.left + b.box.width <= a.box.left;
  const near = Math.abs(middleOf(a) - middleOf(b)) < SAME_ROW * Math.min(a.box.height, b.box.height);
  return apart && near;
}
