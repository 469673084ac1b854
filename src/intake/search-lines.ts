import type { DossierId } from "../shared/brand";
import { decodeUtf8, encodeUtf8 } from "../shared/bytes";

/** One folded line a dossier, for the search of people. Held in main's memory only, on the disk only sealed. */
export interface SearchLines {
  /** The first line of a dossier that is new here. */
  add(id: DossierId, line: string): void;
  /** From the line until now ("" for none) to the one from now on ("" for none). Slow: looks for the dossier everywhere. */
  change(id: DossierId, next: (line: string) => string): void;
  /** Dossiers in whose line every word stands, the newest first, at most `limit`. */
  find(words: readonly string[], limit: number): readonly DossierId[];
  /** All lines, the oldest first, in portions for a checkpoint. */
  chunks(): readonly LineChunk[];
}

export interface LineChunk {
  readonly ids: readonly DossierId[];
  /** The lines of `ids`, each with a line break behind it. */
  readonly text: string;
}

interface IndexedChunk extends LineChunk {
  /** Where each line begins in `text`. */
  readonly starts: Uint32Array;
}

/** Lines are searched by the thousand: one long text is scanned some ten times faster than as many short ones. */
const LINES_A_CHUNK = 2048;
const END = "\n";

export function createSearchLines(stored: readonly LineChunk[] = []): SearchLines {
  let full: IndexedChunk[] = stored.map(indexChunk);
  let tail: IndexedChunk | undefined;
  let ids: DossierId[] = [];
  let lines: string[] = [];

  const current = (): readonly IndexedChunk[] => {
    tail ??= indexChunk({ ids: [...ids], text: lines.map((line) => line + END).join("") });
    return [...full, tail];
  };
  const add = (id: DossierId, line: string): void => {
    ids.push(id);
    lines.push(line);
    tail = undefined;
    if (ids.length < LINES_A_CHUNK) return;
    full = current().map((chunk, index) => (index < full.length ? chunk : { ...chunk, text: compact(chunk.text) }));
    [ids, lines, tail] = [[], [], undefined];
  };
  /** Takes the line out and gives it back. */
  const drop = (id: DossierId): string => {
    const index = ids.indexOf(id);
    if (index !== -1) {
      ids.splice(index, 1);
      tail = undefined;
      return lines.splice(index, 1)[0] ?? "";
    }
    const chunk = full.find((one) => one.ids.includes(id));
    if (chunk === undefined) return "";
    full = full.map((one) => (one === chunk ? without(one, id) : one));
    return chunk.text.split(END)[chunk.ids.indexOf(id)] ?? "";
  };

  return {
    add,
    change(id, next) {
      const line = next(drop(id));
      if (line !== "") add(id, line);
    },
    find(words, limit) {
      // The longest word is the rarest: most lines are left after one look.
      const [first, ...others] = [...words].sort((a, b) => b.length - a.length);
      const found: DossierId[] = [];
      if (first === undefined) return found;
      for (const chunk of [...current()].reverse()) {
        if (found.length >= limit) break;
        found.push(...findInChunk(chunk, first, others).reverse());
      }
      return found.slice(0, limit);
    },
    chunks: () => current().map(({ ids: of, text }) => ({ ids: of, text })),
  };
}

/** Folding leaves strings of two bytes a letter, although it leaves only letters of one. */
function compact(text: string): string {
  return decodeUtf8(encodeUtf8(text));
}

function findInChunk({ ids, text, starts }: IndexedChunk, first: string, others: readonly string[]): DossierId[] {
  const found: DossierId[] = [];
  for (let at = text.indexOf(first); at !== -1;) {
    const line = lineAt(starts, at);
    const [from = 0, end = text.length] = [starts[line], starts[line + 1]];
    const id = ids[line];
    const content = others.length === 0 ? "" : text.slice(from, end);
    if (id !== undefined && others.every((word) => content.includes(word))) found.push(id);
    at = text.indexOf(first, end);
  }
  return found;
}

/** The last line that does not begin behind `at`. */
function lineAt(starts: Uint32Array, at: number): number {
  let [low, high] = [0, starts.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}

function indexChunk({ ids, text }: LineChunk): IndexedChunk {
  const starts = new Uint32Array(ids.length);
  for (let line = 1, at = 0; line < ids.length; line += 1) {
    at = text.indexOf(END, at) + 1;
    starts[line] = at;
  }
  return { ids, text, starts };
}

function without(chunk: IndexedChunk, id: DossierId): IndexedChunk {
  const lines = chunk.text.split(END).filter((_, index) => index < chunk.ids.length && chunk.ids[index] !== id);
  return indexChunk({ ids: chunk.ids.filter((one) => one !== id), text: lines.map((line) => line + END).join("") });
}
