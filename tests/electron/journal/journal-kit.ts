import { createNodeCrypto } from "../../../electron/keys/node-crypto";
import type { Journal, JournalOptions } from "../../../electron/journal/journal";
import { openJournal } from "../../../electron/journal/open-journal";
import type { Entry, EntryDraft, Head, JsonValue, Position } from "../../../src/journal/entry";
import type { Damage } from "../../../src/journal/ports";
import type { DossierId, KeyId, StationId } from "../../../src/shared/brand";
import type { Disk } from "../../../src/shared/disk";
import { expectOk } from "../../../src/shared/result";
import { createDerivedKeySealer } from "../../fakes/derived-key-sealer";
import { createRememberingCrypto } from "../../fakes/remembering-crypto";

export const crypto = createRememberingCrypto(createNodeCrypto());
export const sealer = createDerivedKeySealer(crypto);
const pair = crypto.createSigningPair();
// Ids of the right form, made up for the tests.
export const STATION = "5a".repeat(16) as StationId;
export const STATION_KEY = "c0".repeat(16) as KeyId;
export const identity = { station: STATION, ...pair };

/** 23/11/2026 08:00 in Vietnam. */
export const MORNING = Date.UTC(2026, 10, 23, 1);

export function journalOptions(disk: Disk, witnesses: readonly Head[] = []): JournalOptions {
  return { disk, crypto, identity, sealer, stationKey: STATION_KEY, witnesses };
}

export async function openOn(disk: Disk, witnesses: readonly Head[] = []): Promise<Journal> {
  return expectOk(await openJournal(journalOptions(disk, witnesses)));
}

export function aDraft(n: number, changes: Partial<EntryDraft> = {}): EntryDraft {
  const hex = n.toString(16).padStart(32, "0");
  return {
    class: "dossier",
    dossier: hex as DossierId, // hex of the right length
    kind: "dossier.accepted",
    version: 1,
    parents: [],
    key: hex as KeyId, // hex of the right length
    body: { n },
    ...changes,
  };
}

export interface Everything {
  readonly entries: readonly Entry[];
  readonly damages: readonly Damage[];
}

export async function readAll(journal: Journal, from: Position = { incarnation: 0, sequence: 0 }): Promise<Everything> {
  const entries: Entry[] = [];
  const damages: Damage[] = [];
  for await (const chunk of journal.read(from)) {
    if (chunk.kind === "entries") entries.push(...chunk.entries);
    else damages.push(chunk.damage);
  }
  return { entries, damages };
}

export function bodyOf(journal: Journal, entry: Entry): JsonValue {
  return expectOk(journal.openBody(entry));
}
