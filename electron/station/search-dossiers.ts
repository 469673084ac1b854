import { searchWords } from "../../src/dossier/search-line";
import type { StationState } from "../../src/intake/station-state";
import type { DossierId } from "../../src/shared/brand";

export interface SearchHits {
  /** Newest first. */
  readonly ids: readonly DossierId[];
  /** There are more than were asked for. */
  readonly more: boolean;
}

/** Scans one folded line a dossier; every word of the text must stand in it. 100,000 lines take some milliseconds. */
export function searchDossiers(state: StationState, text: string, limit: number): SearchHits {
  const words = searchWords(text);
  if (words.length === 0) return { ids: [], more: false };
  // The longest word is the rarest: most lines are left after one look.
  const [first = "", ...others] = [...words].sort((a, b) => b.length - a.length);
  const ids: DossierId[] = [];
  for (const dossier of state.dossiers().values()) {
    if (dossier.line.includes(first) && others.every((word) => dossier.line.includes(word))) ids.push(dossier.id);
  }
  return { ids: ids.reverse().slice(0, limit), more: ids.length > limit };
}
