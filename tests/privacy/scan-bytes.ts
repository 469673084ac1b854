import { unpack } from "./containers";
import type { FormFinder } from "./form-finder";
import { readPdfTexts } from "./pdf-text";

/** How a word was met: "utf-16le, NFC in snappy in leveldb". */
export interface Sighting {
  readonly word: number;
  readonly encoding: string;
}

const MAXIMUM_DEPTH = 4;

/** Looks at the bytes as they are and at everything that is packed inside. */
export async function scanBytes(finder: FormFinder, bytes: Buffer, within = "", depth = 0): Promise<Sighting[]> {
  const sightings: Sighting[] = [...finder.find(bytes)].map((form) => ({
    word: form.word,
    encoding: form.encoding + within,
  }));
  if (depth >= MAXIMUM_DEPTH) return sightings;
  for await (const { container, bytes: inner } of unpack(bytes)) {
    sightings.push(...(await scanBytes(finder, inner, ` in ${container}${within}`, depth + 1)));
  }
  for (const text of await readPdfTexts(bytes)) {
    sightings.push(...(await scanBytes(finder, text, ` in pdf text${within}`, MAXIMUM_DEPTH)));
  }
  return sightings;
}
