/** Width in dots of a piece of text. */
export type Measure = (text: string) => number;

/**
 * Lines no wider than `width`, broken between words; a word wider than the line is broken between letters. Nothing is
 * lost but blanks at the breaks. A line break in the text stays one. One letter wider than the line stands alone.
 */
export function wrapText(text: string, width: number, measure: Measure): readonly string[] {
  return text
    .normalize("NFC")
    .split(/\r?\n/)
    .flatMap((paragraph) => wrapParagraph(paragraph, width, measure));
}

/** As `wrapText` with no more lines, and these of similar width: no single word is left over below a centred text. */
export function wrapEvenly(text: string, width: number, measure: Measure): readonly string[] {
  let best = wrapText(text, width, measure);
  if (best.length < 2) return best;
  let [tooNarrow, enough] = [width / 2, width];
  for (let step = 0; step < 5; step += 1) {
    const middle = (tooNarrow + enough) / 2;
    const lines = wrapText(text, middle, measure);
    if (lines.length > best.length) {
      tooNarrow = middle;
    } else {
      best = lines;
      enough = middle;
    }
  }
  return best;
}

function wrapParagraph(paragraph: string, width: number, measure: Measure): readonly string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of paragraph.split(/\s+/u).filter((part) => part !== "")) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (measure(longer) <= width) {
      line = longer;
      continue;
    }
    if (line !== "") lines.push(line);
    const pieces = breakWord(word, width, measure);
    lines.push(...pieces.slice(0, -1));
    line = pieces.at(-1) ?? "";
  }
  lines.push(line);
  return lines;
}

/** Pieces that fit; codes and addresses are broken after a hyphen, dot or slash where there is one. */
function breakWord(word: string, width: number, measure: Measure): readonly string[] {
  const pieces: string[] = [];
  let rest = Array.from(word);
  while (rest.length > 1 && measure(rest.join("")) > width) {
    let count = 1;
    while (count < rest.length && measure(rest.slice(0, count + 1).join("")) <= width) count += 1;
    const natural = rest.slice(0, count).findLastIndex((letter) => "-./,;".includes(letter)) + 1;
    const end = keepMarks(rest, natural > count / 2 ? natural : count);
    pieces.push(rest.slice(0, end).join(""));
    rest = rest.slice(end);
  }
  if (rest.length > 0) pieces.push(rest.join(""));
  return pieces;
}

/** A combining mark never starts a line: it would stand on nothing. */
function keepMarks(letters: readonly string[], end: number): number {
  let start = end;
  while (start > 1 && /^\p{M}/u.test(letters[start] ?? "")) start -= 1;
  return start > 1 || !/^\p{M}/u.test(letters[start] ?? "") ? start : end;
}
