export interface ErrorCount {
  readonly edits: number;
  readonly length: number;
}

export function tidyText(text: string): string {
  return text.normalize("NFC").replace(/\s+/g, " ").trim();
}

/** Letters changed, lost or added; blanks count once, line breaks are blanks. */
export function countLetters(read: string, truth: string): ErrorCount {
  const wanted = Array.from(tidyText(truth));
  return { edits: distance(Array.from(tidyText(read)), wanted), length: wanted.length };
}

export function countWords(read: string, truth: string): ErrorCount {
  const words = (text: string) =>
    tidyText(text)
      .split(" ")
      .filter((word) => word !== "");
  return { edits: distance(words(read), words(truth)), length: words(truth).length };
}

/** Per cent over all pages together; pages without text add what was read on them. */
export function rateOf(counts: readonly ErrorCount[]): number {
  const edits = counts.reduce((sum, count) => sum + count.edits, 0);
  const length = counts.reduce((sum, count) => sum + count.length, 0);
  return Math.round((10_000 * edits) / Math.max(1, length)) / 100;
}

function distance(a: readonly string[], b: readonly string[]): number {
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
  return previous[b.length] ?? 0;
}
