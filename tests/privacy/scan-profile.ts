import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import type { FormFinder } from "./form-finder";
import { createFormFinder } from "./form-finder";
import { readLogRecords, readTableBlocks } from "./leveldb";
import { scanBytes, type Sighting } from "./scan-bytes";
import { storeOf } from "./stores";
import { formsOfWords } from "./word-forms";

export interface Finding extends Sighting {
  readonly store: string;
}

export interface ScanReport {
  readonly files: number;
  readonly bytes: number;
  readonly words: number;
  /** Places of words that are too short to be told from chance. */
  readonly notSearched: readonly number[];
  readonly findings: readonly Finding[];
}

/** Further bytes beside the files: what a browser shows of its databases. */
export interface Extra {
  readonly store: string;
  readonly bytes: Buffer;
}

/** Looks for the words in every file below the folders, in the files' names, and in `extras`. */
export async function scanProfile(
  folders: readonly string[],
  words: readonly string[],
  extras: AsyncIterable<Extra> | Iterable<Extra> = [],
): Promise<ScanReport> {
  const forms = formsOfWords(words);
  const finder = createFormFinder(forms);
  const findings = new Map<string, Finding>();
  let files = 0;
  let bytes = 0;
  const note = (store: string, sightings: readonly Sighting[]): void => {
    for (const sighting of sightings) {
      findings.set(`${String(sighting.word)} ${store} ${sighting.encoding}`, { ...sighting, store });
    }
  };

  for (const folder of folders) {
    for (const file of await listFiles(folder)) {
      const content = await readFile(path.join(folder, file));
      files += 1;
      bytes += content.length;
      const store = storeOf(file);
      note("file-names", await scanBytes(finder, Buffer.from(file)));
      note(store, await scanFile(finder, file, content));
    }
  }
  for await (const extra of extras) {
    bytes += extra.bytes.length;
    note(extra.store, await scanBytes(finder, extra.bytes));
  }
  const searched = new Set(forms.map(({ word }) => word));
  const notSearched = words.flatMap((_, word) => (searched.has(word) ? [] : [word]));
  return { files, bytes, words: words.length, notSearched, findings: [...findings.values()] };
}

async function scanFile(finder: FormFinder, file: string, content: Buffer): Promise<Sighting[]> {
  const sightings = await scanBytes(finder, content);
  // What LevelDB cut at block boundaries or packed is looked at once more in one piece.
  for (const piece of [...(isLevelLog(file) ? readLogRecords(content) : []), ...readTableBlocks(content)]) {
    sightings.push(...(await scanBytes(finder, piece, " in leveldb")));
  }
  return sightings;
}

function isLevelLog(file: string): boolean {
  return /\d+\.log$/.test(file) || path.basename(file).startsWith("MANIFEST-");
}

async function listFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, "/"))
    .sort();
}
