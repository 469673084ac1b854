import { backFromCut, cutOut, type PgmImage } from "./cut-out";
import type { PageReading, RecognisedWord } from "./reading";
import { inRowOrder } from "./row-order";
import { meanConfidence } from "./tesseract-words";
import { findWeakStrips, usualHeight, type Strip } from "./weak-strips";

/** Letters of italic type lean by about this share of their height. */
const SLANT = 0.2;
/** Upright letters are read with more. */
const LEANING = 75;
const SCALE = 1.3;
/** Read with this, a line needs no other try. */
const SURE = 85;
/** So much better a line must be read alone than in the page. */
const MARGIN = 3;
/** What was passed over must be read with this to be believed. */
const LEAST = 70;
/** Read with less, it is a pen's or a stamp's, and no other try makes letters of it. */
const HOPELESS = 45;

export interface LineReader {
  /** undefined where it was called off or cannot be read. */
  line(pgm: Uint8Array<ArrayBuffer>): Promise<PageReading | undefined>;
  /** The same page without coloured ink; asked for once at most. */
  withoutColour(): Promise<PgmImage | undefined>;
}

/** Words in pixels of the image → the same with weak lines read again alone, upright, and without stamps and pens; in rows. */
export async function mendLines(
  words: readonly RecognisedWord[],
  image: PgmImage,
  reader: LineReader,
): Promise<readonly RecognisedWord[]> {
  const strips = findWeakStrips(words, image);
  let dark: Promise<PgmImage | undefined> | undefined;
  const tries = await Promise.all(
    strips.map(async (strip) => {
      const first = await readStrip(image, strip, 0, reader);
      if (strip.replaces.length === 0 && meanConfidence(first) < HOPELESS) return { strip, words: [] };
      const readings = [first];
      if (meanConfidence(first) < LEANING) readings.push(await readStrip(image, strip, SLANT, reader));
      if (!isSure(readings)) {
        dark ??= reader.withoutColour();
        const other = await dark;
        if (other !== undefined) readings.push(await readStrip(other, strip, 0, reader));
      }
      return { strip, words: best(readings) };
    }),
  );
  const height = usualHeight(words);
  let mended = words;
  let line = Math.max(0, ...words.map((word) => word.line));
  for (const { strip, words: fresh } of tries) {
    if (!isBetter(strip, fresh)) continue;
    line += 1;
    const number = line;
    mended = [
      ...mended.filter((word) => !strip.replaces.includes(word) && !isColumn(word, strip, height)),
      ...fresh.map((word) => ({ ...word, line: number })),
    ];
  }
  return inRowOrder(mended);
}

async function readStrip(image: PgmImage, { box }: Strip, slant: number, reader: LineReader) {
  const reading = await reader.line(cutOut(image, box, SCALE, slant));
  return (reading?.words ?? []).map((word) => ({ ...word, box: backFromCut(word.box, box, SCALE) }));
}

function isSure(readings: readonly (readonly RecognisedWord[])[]): boolean {
  return readings.some((words) => meanConfidence(words) >= SURE && lettersOf(words) >= 3);
}

function best(readings: readonly (readonly RecognisedWord[])[]): readonly RecognisedWord[] {
  return readings.reduce((one, other) => (meanConfidence(other) > meanConfidence(one) ? other : one), []);
}

/** Better read, and not by leaving out what is hard: nearly as many letters, and mostly letters. */
function isBetter({ replaces, wider }: Strip, fresh: readonly RecognisedWord[]): boolean {
  const letters = lettersOf(fresh);
  const signs = fresh.reduce((sum, word) => sum + word.text.length, 0);
  if (letters < 3 || letters < 0.6 * signs || letters < 0.75 * lettersOf(replaces)) return false;
  const before = meanConfidence(replaces);
  if (before === 0) return meanConfidence(fresh) >= LEAST;
  if (wider && letters >= lettersOf(replaces)) return meanConfidence(fresh) >= Math.max(LEAST, before - MARGIN);
  return meanConfidence(fresh) >= before + MARGIN;
}

/** Numbers before labels that were taken for one sign as high as several lines. */
function isColumn({ box, confidence }: RecognisedWord, strip: Strip, height: number): boolean {
  const apart =
    box.left > strip.box.left + strip.box.width ||
    box.left + box.width < strip.box.left ||
    box.top > strip.box.top + strip.box.height ||
    box.top + box.height < strip.box.top;
  return confidence < LEAST && box.height > 2.2 * height && !apart;
}

function lettersOf(words: readonly RecognisedWord[]): number {
  return words.reduce((sum, word) => sum + word.text.replace(/[^\p{L}\p{N}]/gu, "").length, 0);
}
