import type { Dossier, DossierCore, DossierFold } from "../../src/dossier/dossier";
import { readEvent, type DossierEntry } from "../../src/dossier/dossier-event";
import { rowDetails, rowDetailsSchema, type RowDetails, type SealedRow } from "../../src/dossier/dossier-row";
import { foldDossier } from "../../src/dossier/fold-dossier";
import { searchLine } from "../../src/dossier/search-line";
import { toDossierEntry, type StationDossier } from "../../src/intake/station-state";
import type { EntrySealer } from "../../src/journal/ports";
import type { DossierId, KeyId } from "../../src/shared/brand";
import { decodeUtf8, encodeUtf8 } from "../../src/shared/bytes";
import type { Journal } from "../journal/journal";
import { createFoldCache, type FoldRead } from "./fold-cache";
import { toApplied } from "./load-state";
import type { PlaceBook } from "./place-book";

/** Folds single dossiers from the journal, and seals what windows keep of them. */
export interface DossierReader {
  fold(dossier: StationDossier): Promise<DossierFold>;
  /** The dossier as main holds it, and its line for the search, from the fold of its whole set, read afresh. */
  refold(dossier: StationDossier): Promise<{ readonly dossier: StationDossier; readonly line: string }>;
  /** What a list shows; without those whose acceptance cannot be read. */
  describe(
    dossiers: readonly StationDossier[],
  ): Promise<readonly { readonly id: DossierId; readonly details: RowDetails }[]>;
  /** The same of one, sealed, with what the projection sorts by. */
  row(dossier: StationDossier, read?: Journal["readAt"]): Promise<SealedRow | undefined>;
  /** What a row says; undefined where its key was destroyed or the bytes are not ours. */
  openRow(id: DossierId, key: KeyId, sealed: Uint8Array): RowDetails | undefined;
}

/** What a row is made of. */
type Looked = Pick<Dossier, "core" | "acceptance"> & { readonly readOnly: boolean };

/** Files that are open at the same time; where main is busy, each read alone would wait for its turns. */
const READ_AT_ONCE = 32;
const KEPT_FOLDS = 16;

export function createDossierReader(journal: Journal, sealer: EntrySealer, places: PlaceBook): DossierReader {
  const readAt: Journal["readAt"] = (place) => journal.readAt(place);
  const cache = createFoldCache(KEPT_FOLDS);
  const readFold = async (dossier: StationDossier): Promise<FoldRead> => {
    const entries: DossierEntry[] = [];
    for (let from = 0; from < dossier.places.length; from += READ_AT_ONCE) {
      const part = dossier.places.slice(from, from + READ_AT_ONCE);
      const read = await Promise.all(
        part.map(async (place) => ({ place, entry: await journal.readAt(places.get(place)) })),
      );
      for (const { place, entry } of read) {
        // Damage is reported when the journal is opened; the fold then says that entries are waiting for their parents.
        if (entry.ok) entries.push(toDossierEntry(toApplied(journal, entry.value, place)));
      }
    }
    return { fold: foldDossier(entries), isWhole: entries.length === dossier.places.length };
  };
  const fold = (dossier: StationDossier): Promise<DossierFold> => cache.get(dossier, () => readFold(dossier));

  /** What happened after the acceptance is in main's own fold already: only the acceptance is read. */
  const look = async (known: StationDossier, read: Journal["readAt"]): Promise<Looked | undefined> => {
    const [first] = known.places;
    if (first !== undefined && known.core !== undefined && !known.unfolded && !wasAcceptedTwice(known.core)) {
      const entry = await read(places.get(first));
      const event = entry.ok ? readEvent(toDossierEntry(toApplied(journal, entry.value, first))) : undefined;
      if (typeof event === "object" && event.kind === "dossier.accepted") {
        return { core: known.core, acceptance: event.body, readOnly: known.readOnly };
      }
    }
    const { dossier, readOnly, waiting } = await fold(known);
    return dossier && { ...dossier, readOnly: readOnly !== null || waiting > 0 };
  };

  return {
    fold,
    async describe(dossiers) {
      const described: { id: DossierId; details: RowDetails }[] = [];
      for (let from = 0; from < dossiers.length; from += READ_AT_ONCE) {
        const part = dossiers.slice(from, from + READ_AT_ONCE);
        const looked = await Promise.all(part.map((known) => look(known, readAt)));
        for (const [index, one] of looked.entries()) {
          const id = part[index]?.id;
          if (one !== undefined && id !== undefined) described.push({ id, details: rowDetails(one, one.readOnly) });
        }
      }
      return described;
    },
    async refold(dossier) {
      cache.clear();
      const { dossier: folded, heads, waiting, readOnly } = (await readFold(dossier)).fold;
      const line = folded === undefined ? "" : searchLine(folded.acceptance, folded.core.code);
      const core = folded?.core;
      const isReadOnly = readOnly !== null || waiting > 0;
      return { dossier: { ...dossier, core, heads, unfolded: false, readOnly: isReadOnly }, line };
    },
    async row(known, read = readAt) {
      const looked = await look(known, read);
      if (looked === undefined) return undefined;
      const { id, key } = known;
      const { code, status, dueAt, procedure } = looked.core;
      const plain = encodeUtf8(JSON.stringify(rowDetails(looked, looked.readOnly)));
      const sealed = sealer.seal(key, plain, rowContext(id));
      return sealed.ok ? { id, code, status, dueAt, procedure, sealed: sealed.value } : undefined;
    },
    openRow(id, key, sealed) {
      const opened = sealer.open(key, sealed, rowContext(id));
      return opened.ok ? rowDetailsSchema.parse(JSON.parse(decodeUtf8(opened.value))) : undefined;
    },
  };
}

/** Then its first entry may not be the acceptance that counts. */
function wasAcceptedTwice({ disagreements }: DossierCore): boolean {
  return disagreements.some(({ kind }) => kind === "accepted-twice");
}

function rowContext(id: DossierId): Uint8Array {
  return encodeUtf8(`row of ${id}`);
}
