/** Where a pattern ends in a text, and how many letters had to be changed. */
export interface FuzzyMatch {
  /** First character after the match. */
  readonly end: number;
  readonly changes: number;
}

/**
 * Best match of `pattern` at exactly `from` of `text` with at most `limit` letters changed, lost or added.
 * Both already folded. Ends at a word's end, unless the pattern itself ends in punctuation.
 */
export function matchAt(text: string, from: number, pattern: string, limit: number): FuzzyMatch | undefined {
  const length = pattern.length;
  const width = Math.min(text.length - from, length + limit);
  if (width < length - limit) return undefined;
  let previous = Array.from({ length: length + 1 }, (_, index) => index);
  let best: FuzzyMatch | undefined;
  for (let column = 1; column <= width; column += 1) {
    const letter = text[from + column - 1];
    const current = [column];
    let least = column;
    for (let row = 1; row <= length; row += 1) {
      const same = pattern[row - 1] === letter ? 0 : 1;
      const cost = Math.min((previous[row - 1] ?? 0) + same, (previous[row] ?? 0) + 1, (current[row - 1] ?? 0) + 1);
      current.push(cost);
      if (cost < least) least = cost;
    }
    const changes = current[length] ?? length;
    if (changes <= limit && isWordEnd(text, from + column) && (best === undefined || changes < best.changes)) {
      best = { end: from + column, changes };
    }
    if (least > limit) break;
    previous = current;
  }
  return best;
}

function isWordEnd(text: string, at: number): boolean {
  const next = text[at];
  return next === undefined || !/[a-z0-9]/.test(next);
}

/** Letters changed, lost or added between two words; stops counting above `limit`. */
export function distanceBetween(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const same = a[row - 1] === b[column - 1] ? 0 : 1;
      current.push(
        Math.min((previous[column - 1] ?? 0) + same, (previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1),
      );
    }
    previous = current;
  }
  return previous[b.length] ?? limit + 1;
}
