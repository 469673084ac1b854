import { createHeadKeeper, readKeptHead, type HeadKeeper } from "../../../electron/journal/head-keeper";
import { openJournal } from "../../../electron/journal/open-journal";
import type { Journal } from "../../../electron/journal/journal";
import { openKeyRing, type KeyRing } from "../../../electron/keys/key-ring";
import { createNodeCrypto } from "../../../electron/keys/node-crypto";
import { createEpoch, createUnlockedKeys, type UnlockedKeys } from "../../../electron/keys/unlocked-keys";
import { openStationRuntime, type StationRuntime } from "../../../electron/station/station-runtime";
import { createVault, type Vault } from "../../../electron/vault/vault";
import type { SealedRow } from "../../../src/dossier/dossier-row";
import type { ProjectionCursor } from "../../../src/dossier/row-feed";
import { dossierSeries, grantDraft } from "../../../src/intake/number-state";
import { headOf } from "../../../src/journal/chain";
import type { Head } from "../../../src/journal/entry";
import type { DossierId, KeyId, StationId } from "../../../src/shared/brand";
import type { CryptoSuite } from "../../../src/shared/crypto-suite";
import type { Disk, DiskFault } from "../../../src/shared/disk";
import type { IdSource } from "../../../src/shared/id-source";
import { fail, ok, type Result } from "../../../src/shared/result";
import { aCalendar, aProcedure, someRules } from "../../fakes/build-intake";
import { createFixedClock, type FixedClock } from "../../fakes/fixed-clock";
import { createLightCrypto } from "../../fakes/light-crypto";
import { createSeededIds } from "../../fakes/seeded-ids";
import { createSeededRandom } from "../../fakes/seeded-random";
import { createSimulatedDisk, type SimulatedDisk } from "../../fakes/simulated-disk";
import { createLedger, Violation, type Ledger } from "./ledger";

export const AGENCY = "H00.001";
const OFFICE = "Trung tâm Phục vụ hành chính công xã Mẫu";
// An id of the right form, made up for the tests.
const STATION = "5a".repeat(16) as StationId;

/** Spoils a part on purpose, to prove that the invariants notice. */
export interface Mutation {
  readonly disk?: (disk: Disk) => Disk;
  readonly runtime?: (runtime: StationRuntime) => StationRuntime;
}

/** Who the station is, and what else runs beside its journal. */
export interface Role {
  readonly station: StationId;
  readonly crypto: CryptoSuite;
  /** null: it counts through numbers of its own; else whoever gives them is asked when it runs. */
  readonly numbersOf: "itself" | "province";
  /** A fault of the disk means that the program says so and stays closed. */
  readonly attach: (world: World, life: Life) => Promise<void>;
  /** Before an orderly end. */
  readonly detach: (world: World) => Promise<void>;
}

/** The running program: gone at each crash. */
export interface Life {
  readonly disk: Disk;
  readonly ring: KeyRing;
  readonly vault: Vault;
  readonly journal: Journal;
  readonly runtime: StationRuntime;
  readonly keeper: HeadKeeper;
}

export interface World {
  readonly role: Role;
  readonly crypto: CryptoSuite;
  secrets: UnlockedKeys;
  simulated: SimulatedDisk;
  readonly clock: FixedClock;
  readonly ids: IdSource;
  readonly ledger: Ledger;
  readonly mutation: Mutation;
  /** IndexedDB in the staff partition: lives through crashes of main. */
  readonly projection: { cursor: ProjectionCursor; readonly rows: Map<string, SealedRow> };
  stationKey: KeyId | undefined;
  life: Life | undefined;
  /** Copies of the station as it was at some time; any of them may come back. */
  readonly backups: Backup[];
  restores: number;
  /** What others know of the incarnations that there were: a head of the latest one. */
  latest: Head | undefined;
}

interface Backup {
  readonly disk: SimulatedDisk;
  readonly head: Head;
  readonly pages: Ledger["pages"];
}

/** One world in ten has the real primitives; the others only their rules, and are the same at each run of a seed. */
export function cryptoOf(seed: number): CryptoSuite {
  return seed % 10 === 0 ? createNodeCrypto() : createLightCrypto(createSeededRandom(seed));
}

function aloneWith(crypto: CryptoSuite): Role {
  const nothing = (): Promise<void> => Promise.resolve();
  return { station: STATION, crypto, numbersOf: "itself", attach: nothing, detach: nothing };
}

export function createWorld(seed: number, mutation: Mutation = {}, role: Role = aloneWith(cryptoOf(seed))): World {
  const { crypto } = role;
  return {
    role,
    crypto,
    secrets: createUnlockedKeys(crypto, role.station, "centre", [createEpoch(crypto, 1)], null),
    simulated: createSimulatedDisk(seed),
    clock: createFixedClock(),
    ids: createSeededIds(seed + 1),
    ledger: createLedger(),
    mutation,
    projection: { cursor: { kind: "none" }, rows: new Map() },
    stationKey: undefined,
    life: undefined,
    backups: [],
    restores: 0,
    latest: undefined,
  };
}

/** What a neighbour or the province hears of: that there is a new incarnation. */
export function noteIncarnation(world: World): void {
  const head = world.life?.journal.head();
  if (head && head.sequence > 0 && head.incarnation > (world.latest?.incarnation ?? 0)) world.latest = head;
}

export function getLife({ life }: World): Life {
  if (life === undefined) throw new Error("the station is not running");
  return life;
}

/** Another computer with its name goes on in a later incarnation, as the province told it: it only reads. */
export function isFenced({ role, life }: World): boolean {
  const condition = life?.journal.condition();
  return role.numbersOf === "province" && condition?.kind === "read-only" && condition.why.kind === "fenced";
}

/** Starts the program on the disk as it is now. A fault means that it says so and stays closed. */
export async function openLife(
  world: World,
  asksWitness = true,
): Promise<Result<undefined, DiskFault | { readonly kind: "newer-format" }>> {
  const plain = world.simulated.boot();
  const disk = world.mutation.disk?.(plain) ?? plain;
  const made = await disk.makeDirectory("keys");
  const rooted = made.ok ? await disk.flushDirectory("") : made;
  if (!rooted.ok) return rooted;
  const { clock, crypto, ids, ledger, role, secrets } = world;
  const ring = await openKeyRing({ disk, crypto, ids, keys: () => world.secrets });
  if (!ring.ok) return ring;
  const stationKey = await findStationKey(world, ring.value);
  if (!stationKey.ok) return stationKey;
  const vault = createVault({ disk, crypto, sealer: ring.value, nameKey: secrets.vaultName });
  const { cursor } = world.projection;
  const latest = world.latest === undefined ? [] : [world.latest];
  const identity = { station: role.station, ...secrets.signing };
  const opened = await openJournal({
    disk,
    crypto,
    identity,
    sealer: ring.value,
    stationKey: stationKey.value,
    witnesses: asksWitness && cursor.kind === "at" ? [...latest, cursor.head] : latest,
    keptHeads: await readKeptHead(disk, crypto, identity.publicKey),
    maximumSegmentBytes: 64 * 1024,
  });
  if (!opened.ok) return opened;
  const real = await openStationRuntime({
    disk,
    clock,
    journal: opened.value,
    sealer: ring.value,
    stationKey: stationKey.value,
    ids,
    keys: { keyOfDraft: (draft) => keyOfDraft(ledger, ring.value, draft) },
    pages: {
      describe: (draft, names) => {
        const facts = ledger.pages.get(draft)?.facts ?? [];
        return Promise.resolve(
          new Map(
            facts.filter(({ page }) => names.includes(page)).map((fact) => [fact.page, { ...fact, overruled: [] }]),
          ),
        );
      },
    },
    procedures: { find: (code) => (code === aProcedure.code ? aProcedure : undefined) },
    idPrefixes: [{ prefix: "079", oldProvince: "TP Hồ Chí Minh", provinceCode2025: "79" }],
    calendarOf: () => aCalendar,
    officeName: OFFICE,
    agency: AGENCY,
    rulesOf: () => someRules,
    receipts: () => null,
    training: false,
    entriesACheckpoint: 60,
  });
  const runtime = world.mutation.runtime?.(real) ?? real;
  // Steps put down what was noted; nothing does it by the clock.
  const keeper = createHeadKeeper({ disk, crypto, identity, later: () => undefined });
  real.onApplied((entry) => {
    keeper.note(headOf(entry));
  });
  const life = { disk, ring: ring.value, vault, journal: opened.value, runtime, keeper };
  world.life = life;
  await role.attach(world, life);
  return role.numbersOf === "itself" ? grantNumbers(world, runtime, stationKey.value) : ok();
}

export async function keyOfDraft(
  ledger: Ledger,
  ring: KeyRing,
  draft: DossierId,
): Promise<Result<KeyId, { readonly kind: string }>> {
  const known = ledger.keys.get(draft);
  if (known !== undefined && ring.condition(known) === "live") return ok(known);
  const created = await ring.create(1);
  if (!created.ok) return created;
  const [key] = created.value;
  if (key === undefined) return fail({ kind: "none" });
  ledger.keys.set(draft, key);
  return ok(key);
}

async function findStationKey(world: World, ring: KeyRing): Promise<Result<KeyId, DiskFault>> {
  if (world.stationKey !== undefined) {
    if (ring.condition(world.stationKey) !== "live") throw new Violation("lost", "the station's own key");
    return ok(world.stationKey);
  }
  const created = await ring.create(1);
  if (!created.ok) return created;
  world.stationKey = created.value[0];
  return world.stationKey === undefined ? fail({ kind: "io", operation: "create", path: "" }) : ok(world.stationKey);
}

async function grantNumbers(world: World, runtime: StationRuntime, key: KeyId): Promise<Result<undefined, DiskFault>> {
  const series = dossierSeries(AGENCY);
  if (Object.hasOwn(runtime.state().numbers().series, series)) return ok();
  const grant = { kind: "daily", block: { from: 1, to: 7000 }, reserve: { from: 7001, to: 9000 } } as const;
  const granted = await runtime.record([grantDraft({ series, grant }, key)]);
  if (granted.ok) return ok();
  world.life = undefined;
  return fail({ kind: "io", operation: "grant", path: "" });
}
