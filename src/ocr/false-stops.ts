import { pixelsOf, type PgmImage } from "./cut-out";
import type { Box, RecognisedWord } from "./reading";

const INK_BELOW = 140;
/** Share of a word's height, from its right end, in which a full stop would stand alone; and of its upper part, where none does. */
const LAST = 0.12;
const UPPER = 0.5;
/** Dust. */
const MOST_DUST = 2;

/**
 * Engines end what stands before a wide gap with a full stop ("Giới tính: Nam.   Dân tộc"). Where the word's last columns
 * are those of a letter, there is none.
 */
export function withoutFalseStops(words: readonly RecognisedWord[], image: PgmImage): readonly RecognisedWord[] {
  return words.map((word) => {
    const stopped = /^(.*[\p{L}\p{N}])\.+$/u.exec(word.text);
    const bare = stopped?.[1];
    return bare === undefined || !endsInLetter(image, word.box) ? word : { ...word, text: bare };
  });
}

function endsInLetter(image: PgmImage, box: Box): boolean {
  const pixels = pixelsOf(image);
  const isInk = (x: number, y: number): boolean => (pixels[y * image.width + x] ?? 255) < INK_BELOW;
  const [top, bottom] = [Math.max(0, box.top), Math.min(image.height, box.top + box.height)];
  let right = Math.min(image.width, box.left + box.width) - 1;
  while (right > box.left && !columnHasInk(right, top, bottom, isInk)) right -= 1;
  let ink = 0;
  for (let x = Math.max(box.left, right - Math.round(LAST * box.height)); x <= right; x += 1) {
    for (let y = top; y < top + UPPER * box.height; y += 1) if (isInk(x, y)) ink += 1;
  }
  return ink > MOST_DUST;
}

function columnHasInk(x: number, top: number, bottom: number, isInk: (x: number, y: number) => boolean): boolean {
  let ink = 0;
  for (let y = top; y < bottom; y += 1) if (isInk(x, y)) ink += 1;
  return ink >= 2;
}
