import { createHash } from "node:crypto";
import { hasItsBody, restoreEntry } from "../journal/chain";
import type { Entry } from "../journal/entry";
import type { EntrySealer } from "../journal/ports";
import { fail } from "../shared/result";
import type { GatewayParts } from "./parts";
import { readRecord, type DossierRecord } from "./read-record";
import type { Database } from "./store/database";

export interface DossierName {
  readonly dossier: string;
  readonly agency: string;
}

/** A dossier as its entries say that are held now. */
export interface LoadedRecord extends DossierName {
  readonly entries: number;
  /** SHA-256 over the sorted hashes of its entries. */
  readonly version: string;
  readonly record: DossierRecord;
  /** Of `record.key`; null: it has not come. */
  readonly key: Uint8Array | null;
}

/** In the order of the names. Only entries of the centre whose dossier it is: nobody writes into another's. */
export async function loadRecords(
  parts: GatewayParts,
  within: Database,
  names: readonly DossierName[],
): Promise<readonly LoadedRecord[]> {
  const agencies = new Map(names.map(({ dossier, agency }) => [dossier, agency]));
  const rows = await within
    .selectFrom("entries")
    .innerJoin("lines", "lines.line_id", "entries.line_id")
    .innerJoin("stations", "stations.station", "lines.station")
    .where("entries.dossier", "in", [...agencies.keys()])
    .select(["entries.dossier", "entries.envelope", "entries.signature", "entries.body", "stations.agency"])
    .execute();
  const byDossier = new Map<string, Entry[]>();
  for (const { dossier, envelope, signature, body, agency } of rows) {
    if (dossier === null || agencies.get(dossier) !== agency) continue;
    const entry = restoreEntry(parts.crypto, envelope, signature, body);
    if (!entry.ok || entry.value.envelope.class !== "dossier" || !hasItsBody(parts.crypto, entry.value)) continue;
    const own = byDossier.get(dossier) ?? [];
    own.push(entry.value);
    byDossier.set(dossier, own);
  }
  const all = [...byDossier.values()].flat();
  const found = await parts.dossierKeys.find(
    all.map(({ envelope }) => envelope.key),
    within,
  );
  const sealer = sealerOf(parts, found);
  return names.map(({ dossier, agency }) => {
    const entries = byDossier.get(dossier) ?? [];
    const record = readRecord(sealer, entries);
    const key = record.key === null ? null : (found.get(record.key) ?? null);
    return { dossier, agency, entries: entries.length, version: versionOf(entries), record, key };
  });
}

function sealerOf({ crypto }: GatewayParts, keys: ReadonlyMap<string, Uint8Array>): EntrySealer {
  return {
    seal: (key) => fail({ kind: "not-allowed", key }),
    open: (key, sealed, context) => {
      const bytes = keys.get(key);
      if (bytes === undefined) return fail({ kind: "no-key", key });
      const opened = crypto.open(bytes, sealed, context);
      return opened.ok ? opened : fail({ kind: "not-authentic", key });
    },
  };
}

function versionOf(entries: readonly Entry[]): string {
  const hashes = entries.map(({ hash }) => hash).sort();
  return createHash("sha256").update(hashes.join(" ")).digest("hex");
}
