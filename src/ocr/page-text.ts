import { z } from "zod";
import { decodeUtf8, encodeUtf8 } from "../shared/bytes";
import type { PageReading, RecognisedWord } from "./reading";

/** What was read on a page, as it is kept beside it (sealed): for the searchable PDF and for finding words in a dossier. */
export interface PageText {
  /** Of the page, in the pixels in which the boxes are. */
  readonly width: number;
  readonly height: number;
  readonly words: readonly Omit<RecognisedWord, "confidence">[];
}

export const PAGE_TEXT_TYPE = "application/vnd.page-text+json";

const size = z.int().nonnegative();
const schema = z.object({
  format: z.literal(1),
  width: size,
  height: size,
  /** Text, left, top, width, height, line. */
  words: z.array(z.tuple([z.string(), z.int(), z.int(), size, size, size])),
});

export function encodePageText(reading: PageReading, width: number, height: number): Uint8Array {
  const words = reading.words.map(({ text, box, line }) => [text, box.left, box.top, box.width, box.height, line]);
  return encodeUtf8(JSON.stringify({ format: 1, width, height, words }));
}

/** undefined: written by a newer program, or not at all by this one. */
export function parsePageText(bytes: Uint8Array): PageText | undefined {
  let raw: unknown;
  try {
    raw = JSON.parse(decodeUtf8(bytes));
  } catch {
    return undefined;
  }
  const parsed = schema.safeParse(raw);
  if (!parsed.success) return undefined;
  const words = parsed.data.words.map(([text, left, top, width, height, line]) => ({
    text,
    line,
    box: { left, top, width, height },
  }));
  return { width: parsed.data.width, height: parsed.data.height, words };
}
