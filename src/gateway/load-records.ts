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

/** What a dossier holds. */
export interface DossierSize {
  /** Of the sealed bodies that its own centre sent. */
  readonly bytes: number;
  /** Another centre wrote under its id as well: that takes nothing from it. */
  readonly isShared: boolean;
}

/** Only of those of which something is held. */
export async function findSizes(
  within: Database,
  names: readonly DossierName[],
): Promise<ReadonlyMap<string, DossierSize>> {
  const agencies = agenciesOf(names);
  const { rows } = await sql<{ dossier: string; agency: string; bytes: number | null }>`
    select entries.dossier, stations.agency, sum(length(entries.body)) as bytes from entries
    join lines on lines.line_id = entries.line_id join stations on stations.station = lines.station
    where entries.dossier = any(${[...agencies.keys()]}::text[]) group by entries.dossier, stations.agency`.execute(
    within,
  );
  const sizes = new Map<string, DossierSize>();
  for (const { dossier, agency, bytes } of rows) {
    const before = sizes.get(dossier) ?? { bytes: 0, isShared: false };
    const isOwn = agencies.get(dossier) === agency;
    sizes.set(dossier, isOwn ? { ...before, bytes: bytes ?? 0 } : { ...before, isShared: true });
  }
  return sizes;
}

/** In the order of the names. Only entries of the centre whose dossier it is: nobody writes into another's. */
export async function loadRecords(
  parts: GatewayParts,
  within: Database,
  names: readonly DossierName[],
  knownSizes?: ReadonlyMap<string, DossierSize>,
): Promise<readonly LoadedRecord[]> {
  const agencies = agenciesOf(names);
  const sizes = knownSizes ?? (await findSizes(within, names));
  const isLarge = (dossier: string): boolean => (sizes.get(dossier)?.bytes ?? 0) > MOST_BYTES;
  const rows: EntryRow[] = [];
  for (const portion of portionsOf([...agencies.keys()], agencies, sizes)) {
    const small = portion.dossiers.filter((dossier) => !isLarge(dossier));
    rows.push(...(await readRows(within, small, portion.only, true)));
    // Without bodies: its entries are told as unreadable, and nobody else waits for them.
    rows.push(...(await readRows(within, portion.dossiers.filter(isLarge), portion.only, false)));
  }
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

function agenciesOf(names: readonly DossierName[]): ReadonlyMap<string, string> {
  return new Map(names.map(({ dossier, agency }) => [dossier, agency]));
}

interface Portion {
  readonly dossiers: readonly string[];
  /** Of this centre only; undefined: nobody else wrote any. */
  readonly only: string | undefined;
}

/** All that are of one centre alone together; the rest by centre, so that nothing of another's comes into memory. */
function portionsOf(
  dossiers: readonly string[],
  agencies: ReadonlyMap<string, string>,
  sizes: ReadonlyMap<string, DossierSize>,
): readonly Portion[] {
  const portions = new Map<string | undefined, string[]>();
  for (const dossier of dossiers) {
    const only = sizes.get(dossier)?.isShared === true ? agencies.get(dossier) : undefined;
    portions.set(only, [...(portions.get(only) ?? []), dossier]);
  }
  return [...portions].map(([only, ids]) => ({ dossiers: ids, only }));
}

async function readRows(
  within: Database,
  dossiers: readonly string[],
  only: string | undefined,
  withBodies: boolean,
): Promise<readonly EntryRow[]> {
  if (dossiers.length === 0) return [];
  const all = within
    .selectFrom("entries")
    .innerJoin("lines", "lines.line_id", "entries.line_id")
    .innerJoin("stations", "stations.station", "lines.station")
    .where("entries.dossier", "in", dossiers)
    .select(["entries.dossier", "entries.envelope", "entries.signature", "stations.agency"]);
  const rows = only === undefined ? all : all.where("stations.agency", "=", only);
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
