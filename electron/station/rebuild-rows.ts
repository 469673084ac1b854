import type { DossierEntry } from "../../src/dossier/dossier-event";
import type { SealedRow } from "../../src/dossier/dossier-row";
import { foldDossier } from "../../src/dossier/fold-dossier";
import { toDossierEntry, type StationDossier, type StationState } from "../../src/intake/station-state";
import { comparePositions, type Head } from "../../src/journal/entry";
import type { DossierId } from "../../src/shared/brand";
import type { Clock } from "../../src/shared/clock";
import type { Journal, Place, StoredEntry } from "../journal/journal";
import { createBreather } from "./breather";
import type { DossierReader } from "./dossier-reader";
import { BEFORE_ALL, toApplied } from "./load-state";
import type { PlaceBook } from "./place-book";

/** Rows of every dossier, each once, in portions; undefined after the last one. */
export interface Rebuild {
  next(): Promise<readonly SealedRow[] | undefined>;
  stop(): Promise<void>;
}

interface RebuildParts {
  readonly journal: Journal;
  readonly state: StationState;
  readonly places: PlaceBook;
  readonly reader: DossierReader;
  readonly clock: Clock;
}

const ROWS_A_PORTION = 1000;

/**
 * Reads the journal once, in its order, up to `upTo`. A dossier is folded and let go when its last entry comes by, so
 * that only what is being collected lies in memory.
 */
export function createRebuild(parts: RebuildParts, upTo: Head): Rebuild {
  const rows = readRows(parts, upTo);
  return {
    async next() {
      const portion = await rows.next();
      return portion.done === true ? undefined : portion.value;
    },
    async stop() {
      await rows.return(undefined);
    },
  };
}

async function* readRows(parts: RebuildParts, upTo: Head): AsyncGenerator<readonly SealedRow[], undefined> {
  const { journal, state, reader } = parts;
  const breather = createBreather(parts.clock);
  const collected = new Map<DossierId, DossierEntry[]>();
  let portion: SealedRow[] = [];
  const finish = (id: DossierId, key: StationDossier["key"], entries: readonly DossierEntry[]): void => {
    collected.delete(id);
    const row = reader.toRow(id, key, foldDossier(entries));
    if (row !== undefined) portion.push(row);
  };

  for await (const chunk of journal.read(BEFORE_ALL)) {
    if (chunk.kind === "damage") continue;
    for (const entry of chunk.entries) {
      const { dossier, class: kind, key } = entry.envelope;
      if (comparePositions(entry.envelope, upTo) > 0) break;
      if (dossier === null || kind !== "dossier") continue;
      const entries = collected.get(dossier) ?? [];
      entries.push(toDossierEntry(toApplied(journal, entry, 0)));
      if (isLastOf(parts, state.find(dossier), entry)) finish(dossier, key, entries);
      else collected.set(dossier, entries);
      if (portion.length < ROWS_A_PORTION) continue;
      yield portion;
      portion = [];
    }
    await breather.breathe();
  }
  // Those that went on after `upTo`, and those whose last entry cannot be read: as they stand here.
  for (const [id, entries] of collected) {
    const known = state.find(id);
    if (known !== undefined) finish(id, known.key, entries);
    if (portion.length < ROWS_A_PORTION) continue;
    yield portion;
    portion = [];
    await breather.breathe();
  }
  if (portion.length > 0) yield portion;
}

function isLastOf({ places }: RebuildParts, dossier: StationDossier | undefined, { place }: StoredEntry): boolean {
  const last = dossier?.places.at(-1);
  return last !== undefined && isSamePlace(places.get(last), place);
}

function isSamePlace(a: Place, b: Place): boolean {
  return a.offset === b.offset && a.segment === b.segment;
}
