import { findLabels } from "./find-labels";
import { unionOf } from "./reading";
import { foldLetters, type Segment } from "./segments";

/** "Điều 1.", "1.", "a)", "II.", "-" begin something of their own. */
const OPENING =
  /^(?:(?:dieu|khoan|muc|can cu|theo|noi nhan|ket luan)\s|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)/]\s|[-–•+*])/;

/** Lines that were only broken by the width of the paper become one: a label or a value may run over the break. */
export function joinParagraphs(segments: readonly Segment[]): readonly Segment[] {
  const edge = bodyEdge(segments);
  const done: Segment[] = [];
  for (const segment of segments) {
    const before = done.at(-1);
    if (before !== undefined && continues(before, segment, edge)) done[done.length - 1] = join(before, segment);
    else done.push(segment);
  }
  return done;
}

interface Edge {
  readonly left: number;
  readonly right: number;
}

function bodyEdge(segments: readonly Segment[]): Edge {
  return {
    left: Math.min(...segments.map((segment) => segment.box.left)),
    right: Math.max(...segments.map((segment) => segment.box.left + segment.box.width)),
  };
}

function continues(before: Segment, next: Segment, edge: Edge): boolean {
  const last = before.words.at(-1);
  const first = next.words[0];
  if (last === undefined || first === undefined) return false;
  const height = last.box.height;
  const gap = next.box.top - (last.box.top + height);
  if (gap > 1.4 * height || next.box.top < last.box.top + height * 0.4) return false;
  const width = edge.right - edge.left;
  // The line is broken where the next word would not have fitted any more.
  const full = last.box.left + last.box.width + first.box.width + 0.6 * height > edge.right - 0.04 * width;
  if (!full && !/,$/.test(before.text)) return false;
  if (first.box.left > edge.left + 0.3 * width && full) return false;
  // The first line may be indented; a line that begins far to the left of it is another column.
  if (first.box.left < startOfLastLine(before) - 0.15 * width) return false;
  // "Chẩn đoán: …" is a label, known or not.
  if (OPENING.test(next.folded) || /^\p{Lu}[^:,]{2,40}:/u.test(next.text)) return false;
  if (isCapitals(next.text) !== isCapitals(before.text) && isCapitals(next.text)) return false;
  const label = findLabels(next)[0];
  return !(label?.colon === true && label.start <= 6);
}

function startOfLastLine(segment: Segment): number {
  const line = segment.words.at(-1)?.line;
  return segment.words.find((word) => word.line === line)?.box.left ?? segment.box.left;
}

export function isCapitals(text: string): boolean {
  const letters = text.replace(/[^\p{L}]/gu, "");
  return letters.length > 3 && letters === letters.toUpperCase();
}

function join(a: Segment, b: Segment): Segment {
  const text = `${a.text} ${b.text}`;
  return {
    text,
    folded: foldLetters(text),
    words: [...a.words, ...b.words],
    starts: [...a.starts, ...b.starts.map((start) => start + a.text.length + 1)],
    box: unionOf([a.box, b.box]),
  };
}
