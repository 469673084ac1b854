import type { RecognisedWord } from "./reading";

/** Signs that stand alone in Vietnamese papers, where they were read with so much. */
const SIGNS = /^[-–—:;,.()/+%&*=…"“”•]+$/u;
const SURE_SIGN = 88;
/** Rests of pens, stamps and folds are read as one or two letters with less. */
const SURE_LETTERS = 45;

/**
 * Words without what pens, stamps, folds and the frames of tables were taken for: single signs, and lines of nothing but
 * one or two unsure letters. A doubtful word between words stays: the value that it belongs to must be looked at.
 */
export function withoutJunk(words: readonly RecognisedWord[]): readonly RecognisedWord[] {
  const kept = words.filter((word) => hasLetter(word) || (SIGNS.test(word.text) && word.confidence >= SURE_SIGN));
  const real = new Set(kept.filter(isReal).map((word) => word.line));
  return kept.filter((word) => real.has(word.line));
}

function hasLetter(word: RecognisedWord): boolean {
  return /[\p{L}\p{N}]/u.test(word.text);
}

function isReal(word: RecognisedWord): boolean {
  const letters = word.text.replace(/[^\p{L}\p{N}]/gu, "").length;
  return letters > 2 || (letters > 0 && word.confidence >= SURE_LETTERS);
}
