import type { DossierFold } from "../../src/dossier/dossier";
import type { DossierEntry } from "../../src/dossier/dossier-event";
import { rowDetails, rowDetailsSchema, type RowDetails, type SealedRow } from "../../src/dossier/dossier-row";
import { foldDossier } from "../../src/dossier/fold-dossier";
import { searchLine } from "../../src/dossier/search-line";
import { toDossierEntry, type StationDossier } from "../../src/intake/station-state";
import type { EntrySealer } from "../../src/journal/ports";
import type { DossierId, KeyId } from "../../src/shared/brand";
import { decodeUtf8, encodeUtf8 } from "../../src/shared/bytes";
import type { Journal } from "../journal/journal";
import { toApplied } from "./load-state";
import type { PlaceBook } from "./place-book";

/** Folds single dossiers from the journal, and seals what windows keep of them. */
export interface DossierReader {
  fold(dossier: StationDossier): Promise<DossierFold>;
  /** The dossier as main holds it, and its line for the search, from the fold of its whole set. */
  refold(dossier: StationDossier): Promise<{ readonly dossier: StationDossier; readonly line: string }>;
  details(fold: DossierFold): RowDetails | undefined;
  toRow(id: DossierId, key: KeyId, fold: DossierFold): SealedRow | undefined;
  /** What a row says; undefined where its key was destroyed or the bytes are not ours. */
  openRow(id: DossierId, key: KeyId, sealed: Uint8Array): RowDetails | undefined;
}

export function createDossierReader(journal: Journal, sealer: EntrySealer, places: PlaceBook): DossierReader {
  const fold = async (dossier: StationDossier): Promise<DossierFold> => {
    const entries: DossierEntry[] = [];
    for (const place of dossier.places) {
      const entry = await journal.readAt(places.get(place));
      // Damage is reported when the journal is opened; the fold then says that entries are waiting for their parents.
      if (entry.ok) entries.push(toDossierEntry(toApplied(journal, entry.value, place)));
    }
    return foldDossier(entries);
  };

  const details = ({ dossier, readOnly, waiting }: DossierFold): RowDetails | undefined =>
    dossier && rowDetails(dossier, readOnly !== null || waiting > 0);

  return {
    fold,
    details,
    async refold(dossier) {
      const { dossier: folded, heads, waiting, readOnly } = await fold(dossier);
      const line = folded === undefined ? "" : searchLine(folded.acceptance, folded.core.code);
      const core = folded?.core;
      const isReadOnly = readOnly !== null || waiting > 0;
      return { dossier: { ...dossier, core, heads, unfolded: false, readOnly: isReadOnly }, line };
    },
    toRow(id, key, folded) {
      if (folded.dossier === undefined) return undefined;
      const { code, status, dueAt, procedure } = folded.dossier.core;
      const sealed = sealer.seal(key, encodeUtf8(JSON.stringify(details(folded))), rowContext(id));
      return sealed.ok ? { id, code, status, dueAt, procedure, sealed: sealed.value } : undefined;
    },
    openRow(id, key, sealed) {
      const opened = sealer.open(key, sealed, rowContext(id));
      return opened.ok ? rowDetailsSchema.parse(JSON.parse(decodeUtf8(opened.value))) : undefined;
    },
  };
}

function rowContext(id: DossierId): Uint8Array {
  return encodeUtf8(`row of ${id}`);
}
