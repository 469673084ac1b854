import type { RecognisedWord } from "./reading";
import { linesOf } from "./row-order";
import { meanConfidence } from "./tesseract-words";
import { usualHeight } from "./weak-strips";

/** Signs that stand alone in Vietnamese papers, where they were read with so much. */
const SIGNS = /^[-–—:;,.()/+%&*=…"“”•]+$/u;
const SURE_SIGN = 88;
/** Rests of pens, stamps and folds are read as one or two letters with less. */
const SURE_LETTERS = 45;
/** A line that was read with less on the whole is no line of letters. */
const SURE_LINE = 30;
/** No letter is so low beside the usual ones. */
const LEAST_HEIGHT = 0.35;

/**
 * Words without what pens, stamps, folds and the frames of tables were taken for: single signs, and lines of nothing but
 * one or two unsure letters. A doubtful word between words stays: the value that it belongs to must be looked at.
 */
export function withoutJunk(words: readonly RecognisedWord[]): readonly RecognisedWord[] {
  const kept = words.filter((word) => hasLetter(word) || (SIGNS.test(word.text) && word.confidence >= SURE_SIGN));
  const height = usualHeight(words);
  const lettered = kept.filter((word) => !hasLetter(word) || word.box.height >= LEAST_HEIGHT * height);
  const lines = new Map(linesOf(lettered).map((line) => [line.words[0]?.line, line.words]));
  return lettered.filter((word) => {
    const line = lines.get(word.line) ?? [];
    return line.some(isReal) && meanConfidence(line) >= SURE_LINE;
  });
}

function hasLetter(word: RecognisedWord): boolean {
  return /[\p{L}\p{N}]/u.test(word.text);
}

function isReal(word: RecognisedWord): boolean {
  const letters = word.text.replace(/[^\p{L}\p{N}]/gu, "").length;
  return letters > 2 || (letters > 0 && word.confidence >= SURE_LETTERS);
}
