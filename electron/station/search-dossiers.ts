import { searchWords } from "../../src/dossier/search-line";
import type { SearchLines } from "../../src/intake/search-lines";
import type { DossierId } from "../../src/shared/brand";

export interface SearchHits {
  /** Newest first. */
  readonly ids: readonly DossierId[];
  /** There are more than were asked for. */
  readonly more: boolean;
}

/** Every word of the text must stand in a dossier's line, in any order and without marks. */
export function searchDossiers(lines: SearchLines, text: string, limit: number): SearchHits {
  const found = lines.find(searchWords(text), limit + 1);
  return { ids: found.slice(0, limit), more: found.length > limit };
}
