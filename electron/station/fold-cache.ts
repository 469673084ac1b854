import type { DossierFold } from "../../src/dossier/dossier";
import type { StationDossier } from "../../src/intake/station-state";

/**
 * The last folds, so that what an officer looks at is read once and not by each part that shows something of it. Main
 * replaces a dossier as a whole by each entry: the same object is the same set of entries.
 */
export interface FoldCache {
  /** `fold` says also whether every entry could be read: only then it is kept. */
  get(dossier: StationDossier, fold: () => Promise<FoldRead>): Promise<DossierFold>;
  /** After a key was destroyed: nothing that it had opened stays. */
  clear(): void;
}

export interface FoldRead {
  readonly fold: DossierFold;
  readonly isWhole: boolean;
}

export function createFoldCache(limit: number): FoldCache {
  const kept = new Map<StationDossier, Promise<FoldRead>>();
  return {
    async get(dossier, fold) {
      const reading = kept.get(dossier) ?? fold();
      kept.delete(dossier);
      kept.set(dossier, reading);
      const [oldest] = kept.keys();
      if (kept.size > limit && oldest !== undefined) kept.delete(oldest);
      const read = await reading;
      if (!read.isWhole) kept.delete(dossier);
      return read.fold;
    },
    clear: () => {
      kept.clear();
    },
  };
}
