import { createDossierStore } from "../../src/intake/dossier-store";
import { createDossierTally } from "../../src/intake/dossier-tally";
import { createSearchLines } from "../../src/intake/search-lines";
import { createStationState, type AppliedEntry, type StationDossier } from "../../src/intake/station-state";
import { NO_NUMBERS } from "../../src/journal/number-series";
import type { Damage } from "../../src/journal/ports";
import type { Journal, StoredEntry } from "../journal/journal";
import type { Breather } from "./breather";
import { createPlaceBook } from "./place-book";
import { decodeState, type LoadedState } from "./state-checkpoint";

export const BEFORE_ALL = { incarnation: 0, sequence: 0 };

export interface StateLoad extends LoadedState {
  readonly fromCheckpoint: boolean;
  readonly entriesRead: number;
  /** What could not be read on the way; for a person, never skipped in silence. */
  readonly damages: readonly Damage[];
}

/** Newest checkpoint and what follows it, or the whole journal; other work has its turns meanwhile. */
export async function loadState(journal: Journal, breather: Breather): Promise<StateLoad> {
  const checkpoint = await journal.readCheckpoint();
  const decoded = checkpoint === null ? undefined : await decodeState((index) => checkpoint.section(index), breather);
  const { state, places } = decoded ?? emptyState();
  const damages: Damage[] = [];
  let entriesRead = 0;
  for await (const chunk of journal.read(state.head() ?? BEFORE_ALL)) {
    if (chunk.kind === "damage") {
      damages.push(chunk.damage);
      continue;
    }
    for (const entry of chunk.entries) state.apply(toApplied(journal, entry, places.add(entry.place)));
    entriesRead += chunk.entries.length;
    await breather.breathe();
  }
  return { state, places, fromCheckpoint: decoded !== undefined, entriesRead, damages };
}

/** The entry with what it says, as far as this station may know. */
export function toApplied(journal: Journal, entry: StoredEntry, place: number): AppliedEntry {
  const body = journal.openBody(entry);
  return { envelope: entry.envelope, hash: entry.hash, place, body: body.ok ? body.value : undefined };
}

function emptyState(): LoadedState {
  const state = createStationState({
    head: undefined,
    dossiers: createDossierStore<StationDossier>(),
    tally: createDossierTally(),
    commands: new Map(),
    numbers: NO_NUMBERS,
    lines: createSearchLines(),
    lastRecordedAt: undefined,
  });
  return { state, places: createPlaceBook() };
}
