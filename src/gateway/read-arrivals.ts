import type { DossierId } from "../shared/brand";
import { publishNews } from "./centre-journal";
import {
  findSizes,
  loadRecords,
  MOST_BYTES,
  type DossierName,
  type DossierSize,
  type LoadedRecord,
} from "./load-records";
import { writePages } from "./named-pages";
import type { GatewayParts } from "./parts";
import type { Database } from "./store/database";

/** Dossiers in one transaction: those who send more of them wait for it. */
const AT_ONCE = 200;
/** Of the lists in a custody answer (`sync/custody-answers.ts`). */
const MOST_MISSING = 1000;

interface Known {
  readonly agency: string;
  readonly version: string;
  readonly reading: string;
  readonly code: string | null;
}

/**
 * Reads dossiers of which something arrived: what they say, what they lack. Returns how many; 0: nothing is waiting.
 * No entry can stop it: what cannot be read is written down as such.
 */
export async function readArrivals(parts: GatewayParts): Promise<number> {
  return parts.db.transaction().execute(async (tx) => {
    const waiting = await tx
      .selectFrom("unread")
      .select(["dossier", "agency"])
      .orderBy("stamp")
      .limit(AT_ONCE)
      // Whoever sends more of these waits until this is over, and marks them again.
      .forUpdate()
      .skipLocked()
      .execute();
    if (waiting.length === 0) return 0;
    const rows = await tx
      .selectFrom("dossiers")
      .where(
        "dossier",
        "in",
        waiting.map(({ dossier }) => dossier),
      )
      .select(["dossier", "agency", "version", "reading", "code"])
      .execute();
    const before = new Map(rows.map((row) => [row.dossier, row]));
    // Whose it is was settled when it was read first: another centre's entry under its id takes nothing away.
    const all = waiting.map(({ dossier, agency }) => ({ dossier, agency: before.get(dossier)?.agency ?? agency }));
    const sizes = await findSizes(tx, all);
    const names = [...portionOf(all, sizes)];
    const ids = names.map(({ dossier }) => dossier);
    // In one order everywhere, so that no two transactions wait for one another.
    const records = await loadRecords(parts, tx, names.sort(byName), sizes);
    await writeDossiers(tx, records, before);
    await awaitKeys(tx, records);
    await writePages(parts, tx, records);
    await askForward(
      parts,
      tx,
      records.filter((loaded) => loaded.record.reading === "read" && isNews(loaded, before)),
    );
    await tellCentres(parts, tx, records, before);
    await tx.deleteFrom("unread").where("dossier", "in", ids).execute();
    return names.length;
  });
}

/** As many as fit into memory together; the first in any case. */
function portionOf(waiting: readonly DossierName[], sizes: ReadonlyMap<string, DossierSize>): readonly DossierName[] {
  let bytes = 0;
  const end = waiting.findIndex(({ dossier }, index) => {
    bytes += Math.min(sizes.get(dossier)?.bytes ?? 0, MOST_BYTES);
    return index > 0 && bytes > MOST_BYTES;
  });
  return end < 0 ? waiting : waiting.slice(0, end);
}

function isNews({ dossier, version, record }: LoadedRecord, before: ReadonlyMap<string, Known>): boolean {
  const known = before.get(dossier);
  return known?.version !== version || known.reading !== record.reading;
}

/** A code stays known when what named it cannot be read any more. */
function codeOf({ dossier, record }: LoadedRecord, before: ReadonlyMap<string, Known>): string | null {
  return record.dossier?.core.code ?? before.get(dossier)?.code ?? null;
}

async function writeDossiers(
  tx: Database,
  records: readonly LoadedRecord[],
  before: ReadonlyMap<string, Known>,
): Promise<void> {
  const rows = records.map((loaded) => ({
    dossier: loaded.dossier,
    agency: loaded.agency,
    reading: loaded.record.reading,
    entries: loaded.entries,
    missing_entries: JSON.stringify(loaded.record.missingEntries.slice(0, MOST_MISSING)),
    missing_keys: JSON.stringify(loaded.record.missingKeys.slice(0, MOST_MISSING)),
    code: codeOf(loaded, before),
    version: loaded.version,
    taken_over_at: null,
  }));
  await tx
    .insertInto("dossiers")
    .values(rows)
    .onConflict((conflict) =>
      conflict.column("dossier").doUpdateSet((set) => ({
        reading: set.ref("excluded.reading"),
        entries: set.ref("excluded.entries"),
        missing_entries: set.ref("excluded.missing_entries"),
        missing_keys: set.ref("excluded.missing_keys"),
        code: set.ref("excluded.code"),
        version: set.ref("excluded.version"),
      })),
    )
    .execute();
}

async function awaitKeys(tx: Database, records: readonly LoadedRecord[]): Promise<void> {
  const rows = records.flatMap(({ dossier, record }) => record.missingKeys.map((key) => ({ key, dossier })));
  if (rows.length === 0) return;
  await tx
    .insertInto("awaited_keys")
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

async function askForward({ now }: GatewayParts, tx: Database, names: readonly DossierName[]): Promise<void> {
  if (names.length === 0) return;
  const values = { state: "waiting", attempts: 0, next_at: now() } as const;
  await tx
    .insertInto("forwards")
    .values(names.map(({ dossier }) => ({ dossier, version: null, ...values })))
    .onConflict((conflict) => conflict.column("dossier").doUpdateSet(values))
    .execute();
}

/** What a centre has to know: entries that cannot be read, and codes that two dossiers carry (the second fence). */
async function tellCentres(
  parts: GatewayParts,
  tx: Database,
  records: readonly LoadedRecord[],
  before: ReadonlyMap<string, Known>,
): Promise<void> {
  for (const loaded of records) {
    if (loaded.record.reading !== "unreadable" || !isNews(loaded, before)) continue;
    for (const body of loaded.record.unreadable) {
      if (!(await noteFirst(tx, `unreadable ${body.entry}`))) continue;
      await publishNews(parts, tx, loaded.agency, { kind: "dossier.unreadable", body, about: about(loaded) });
    }
  }
  const fresh = records.filter((loaded) => codeOf(loaded, before) !== (before.get(loaded.dossier)?.code ?? null));
  const codes = fresh.flatMap((loaded) => codeOf(loaded, before) ?? []);
  if (codes.length === 0) return;
  const holders = await tx.selectFrom("dossiers").where("code", "in", codes).select(["dossier", "code"]).execute();
  const told = new Set<string>();
  for (const loaded of fresh) {
    const code = codeOf(loaded, before);
    const twin = holders.find((row) => row.code === code && row.dossier !== loaded.dossier);
    // Two that came together are told once.
    if (twin === undefined || code === null || told.has(code)) continue;
    told.add(code);
    const body = { other: asDossier(twin.dossier) };
    await publishNews(parts, tx, loaded.agency, { kind: "dossier.code-twice", body, about: about(loaded) });
  }
}

/** False: it was noted before. */
async function noteFirst(tx: Database, name: string): Promise<boolean> {
  const noted = await tx
    .insertInto("meta")
    .values({ name, value: "" })
    .onConflict((conflict) => conflict.column("name").doNothing())
    .returning("name")
    .executeTakeFirst();
  return noted !== undefined;
}

function about({ dossier }: DossierName): { readonly dossier: DossierId; readonly key: null } {
  return { dossier: asDossier(dossier), key: null };
}

function asDossier(dossier: string): DossierId {
  // Stored from an envelope, where the form was checked.
  return dossier as DossierId;
}

function byName(a: DossierName, b: DossierName): number {
  return a.dossier < b.dossier ? -1 : 1;
}
