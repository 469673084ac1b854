import type { Answer } from "../../electron/station/answer";
import { createNodeCrypto } from "../../electron/keys/node-crypto";
import type { Journal } from "../../electron/journal/journal";
import { openJournal } from "../../electron/journal/open-journal";
import { openStationRuntime, type RuntimeParts, type StationRuntime } from "../../electron/station/station-runtime";
import type { Actor } from "../../src/dossier/body-parts";
import type { AcceptCommand } from "../../src/intake/commands";
import { dossierSeries, grantDraft } from "../../src/intake/number-state";
import type { EntrySealer, SigningIdentity } from "../../src/journal/ports";
import type { KeyId, StationId } from "../../src/shared/brand";
import type { Clock } from "../../src/shared/clock";
import type { CryptoSuite } from "../../src/shared/crypto-suite";
import type { Disk } from "../../src/shared/disk";
import type { IdSource } from "../../src/shared/id-source";
import { expectOk, ok } from "../../src/shared/result";
import { aCalendar, anAcceptCommand, anActor, aProcedure, someRules } from "./build-intake";
import { createDerivedKeySealer } from "./derived-key-sealer";
import { createFixedClock } from "./fixed-clock";
import { createSeededIds } from "./seeded-ids";

export const kitCrypto = createNodeCrypto();
const pair = kitCrypto.createSigningPair();
// Ids of the right form, made up for the tests.
export const KIT_STATION = "5a".repeat(16) as StationId;
export const kitIdentity = { station: KIT_STATION, ...pair };
export const KIT_KEY = "c0".repeat(16) as KeyId;
export const KIT_AGENCY = "H00.001";

// Public and private half are one in light crypto.
const LIGHT_PAIR = { publicKey: new Uint8Array(32).fill(7), privateKey: new Uint8Array(32).fill(7) };

export interface KitOptions {
  readonly clock?: Clock;
  readonly ids?: IdSource;
  readonly sealer?: EntrySealer;
  readonly journal?: (journal: Journal) => Journal;
  readonly parts?: Partial<RuntimeParts>;
  readonly granted?: boolean;
  /** Instead of the real primitives, for long histories; the same one at each start of a station. */
  readonly crypto?: CryptoSuite;
  /** Of another station than the usual one. */
  readonly identity?: SigningIdentity;
}

export interface StationKit {
  readonly runtime: StationRuntime;
  readonly journal: Journal;
}

/** A real journal and the real runtime on any disk; keys are derived from ids, one procedure, numbers 1-9000. */
export async function openStationKit(disk: Disk, options: KitOptions = {}): Promise<StationKit> {
  const crypto = options.crypto ?? kitCrypto;
  const sealer = options.sealer ?? createDerivedKeySealer(crypto);
  const own = options.identity ?? kitIdentity;
  const identity = options.crypto === undefined ? own : { station: KIT_STATION, ...LIGHT_PAIR };
  const opened = await openJournal({ disk, crypto, identity, sealer, stationKey: KIT_KEY, witnesses: [] });
  const journal = options.journal?.(expectOk(opened)) ?? expectOk(opened);
  const runtime = await openStationRuntime({
    disk,
    clock: options.clock ?? createFixedClock(),
    journal,
    sealer,
    stationKey: KIT_KEY,
    ids: options.ids ?? createSeededIds(1),
    // The key of a draft is its id in another brand: enough where keys are derived from ids.
    keys: { keyOfDraft: (draft) => Promise.resolve(ok(draft as string as KeyId)) },
    pages: { describe: () => Promise.resolve(new Map()) },
    procedures: { find: (code) => (code === aProcedure.code ? aProcedure : undefined) },
    idPrefixes: [{ prefix: "079", oldProvince: "TP Hồ Chí Minh", provinceCode2025: "79" }],
    calendarOf: () => aCalendar,
    officeName: "Trung tâm Phục vụ hành chính công xã Mẫu",
    agency: KIT_AGENCY,
    rulesOf: () => someRules,
    receipts: () => null,
    training: false,
    ...options.parts,
  });
  if (options.granted !== false && runtime.state().head() === undefined) {
    const block = { from: 1, to: 7000 };
    const reserve = { from: 7001, to: 9000 };
    const granted = { series: dossierSeries(KIT_AGENCY), grant: { kind: "daily", block, reserve } } as const;
    expectOk(await runtime.record([grantDraft(granted, KIT_KEY)]));
  }
  return { runtime, journal };
}

/** Accepts one dossier; throws where it is refused. */
export async function accept(
  runtime: StationRuntime,
  changes: Partial<AcceptCommand> = {},
  actor: Actor = anActor,
): Promise<Answer> {
  return expectOk(await runtime.run(anAcceptCommand(changes), actor));
}
