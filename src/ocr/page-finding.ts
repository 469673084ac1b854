import type { PageFinding, PageReading, RecognisedWord } from "./reading";
import { linesOf } from "./row-order";
import { meanConfidence } from "./tesseract-words";

/** Pages that stand upright are read with more than 85, pages on their head with 29–37 (ocr.md). */
export const WELL_READ = 65;
/** Share of dark pixels below which a page is blank, whatever dust is read as. */
const LEAST_INK = 0.0008;
const LEAST_LETTERS = 12;

/** `ink`: share of the reading image that is dark, 0–1. */
export function judgePage(reading: PageReading, ink: number, mirrored: boolean): PageFinding {
  const letters = reading.words.reduce((sum, word) => sum + word.text.replace(/[^\p{L}\p{N}]/gu, "").length, 0);
  const wellRead = reading.confidence >= WELL_READ;
  if (letters === 0 || (ink < LEAST_INK && letters < LEAST_LETTERS && !wellRead))
    return ink < LEAST_INK * 4 ? "blank" : "picture";
  if (wellRead) return mirrored ? "mirrored" : "text";
  return isInRows(reading) ? "other-script" : "picture";
}

/** What may stand as text of a page that is none of ours: its lines that were read well. Nothing is invented from other signs. */
export function wellRead(words: readonly RecognisedWord[]): readonly RecognisedWord[] {
  return linesOf(words).flatMap(({ words: line }) => {
    const letters = line.reduce((sum, word) => sum + word.text.replace(/[^\p{L}]/gu, "").length, 0);
    return letters >= LEAST_LETTERS && meanConfidence(line) >= WELL_READ ? line : [];
  });
}

/** Several lines of several words, nearly all of one height. */
function isInRows({ words }: PageReading): boolean {
  const counts = new Map<number, number>();
  for (const word of words) counts.set(word.line, (counts.get(word.line) ?? 0) + 1);
  const lines = [...counts.values()].filter((count) => count >= 3);
  const inLines = lines.reduce((sum, count) => sum + count, 0);
  if (lines.length < 3 || inLines < 0.6 * words.length) return false;
  const heights = words.map((word) => word.box.height).sort((a, b) => a - b);
  const at = (share: number) => heights[Math.floor(share * (heights.length - 1))] ?? 1;
  return at(0.8) < 2.5 * at(0.2);
}
