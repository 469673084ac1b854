import { createHash } from "node:crypto";
import { sql } from "kysely";
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

/** Bodies of one dossier that are read together: far more than people write, and what fits into memory beside others. */
export const MOST_BYTES = 32 * 1024 * 1024;

/** Bytes of the sealed bodies that are held of each dossier. */
export async function findSizes(within: Database, dossiers: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ dossier: string; bytes: number | null }>`
    select dossier, sum(length(body)) as bytes from entries where dossier = any(${[...dossiers]}::text[]) group by dossier`.execute(
    within,
  );
  return new Map(rows.map(({ dossier, bytes }) => [dossier, bytes ?? 0]));
}

/** In the order of the names. Only entries of the centre whose dossier it is: nobody writes into another's. */
export async function loadRecords(
  parts: GatewayParts,
  within: Database,
  names: readonly DossierName[],
  knownSizes?: ReadonlyMap<string, number>,
): Promise<readonly LoadedRecord[]> {
  const agencies = new Map(names.map(({ dossier, agency }) => [dossier, agency]));
  const ids = [...agencies.keys()];
  const sizes = knownSizes ?? (await findSizes(within, ids));
  const isLarge = (dossier: string): boolean => (sizes.get(dossier) ?? 0) > MOST_BYTES;
  const rows = [
    ...(await readRows(
      within,
      ids.filter((dossier) => !isLarge(dossier)),
      true,
    )),
    // Without bodies: its entries are told as unreadable, and nobody else waits for them.
    ...(await readRows(within, ids.filter(isLarge), false)),
  ];
  const byDossier = new Map<string, Entry[]>();
  for (const { dossier, envelope, signature, body, agency } of rows) {
    if (dossier === null || agencies.get(dossier) !== agency) continue;
    const entry = restoreEntry(parts.crypto, envelope, signature, body);
    if (!entry.ok || entry.value.envelope.class !== "dossier") continue;
    if (!isLarge(dossier) && !hasItsBody(parts.crypto, entry.value)) continue;
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

async function readRows(
  within: Database,
  dossiers: readonly string[],
  withBodies: boolean,
): Promise<readonly EntryRow[]> {
  if (dossiers.length === 0) return [];
  const rows = within
    .selectFrom("entries")
    .innerJoin("lines", "lines.line_id", "entries.line_id")
    .innerJoin("stations", "stations.station", "lines.station")
    .where("entries.dossier", "in", dossiers)
    .select(["entries.dossier", "entries.envelope", "entries.signature", "stations.agency"]);
  if (withBodies) return rows.select("entries.body").execute();
  return (await rows.execute()).map((row) => ({ ...row, body: null }));
}

interface EntryRow {
  readonly dossier: string | null;
  readonly envelope: Uint8Array;
  readonly signature: Uint8Array;
  readonly body: Uint8Array | null;
  readonly agency: string;
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
