import { mkdir } from "node:fs/promises";
import { createNodeDisk } from "../../../electron/disk/node-disk";
import type { Journal } from "../../../electron/journal/journal";
import { openJournal } from "../../../electron/journal/open-journal";
import { openKeyRing, type KeyRing } from "../../../electron/keys/key-ring";
import { createNodeCrypto } from "../../../electron/keys/node-crypto";
import type { UnlockedKeys } from "../../../electron/keys/unlocked-keys";
import { createRandomIds } from "../../../electron/station/random-ids";
import { openStationRuntime, type StationRuntime } from "../../../electron/station/station-runtime";
import { createSystemClock } from "../../../electron/station/system-clock";
import { createVault, type StoredPage, type Vault } from "../../../electron/vault/vault";
import { dossierSeries, grantDraft } from "../../../src/intake/number-state";
import type { DossierId, KeyId } from "../../../src/shared/brand";
import type { Disk } from "../../../src/shared/disk";
import { expectOk, ok } from "../../../src/shared/result";
import { aCalendar, aProcedure, someRules } from "../../fakes/build-intake";

export const KILL_AGENCY = "H00.001";

export interface RealStation {
  readonly disk: Disk;
  readonly ring: KeyRing;
  readonly vault: Vault;
  readonly journal: Journal;
  readonly runtime: StationRuntime;
  /** Puts a page under the draft's key; in the vault when it answers. */
  putPage(draft: DossierId, bytes: Uint8Array): Promise<StoredPage>;
}

/** The parts that Electron's main wires together, on the real disk of a folder; secrets and station key are handed in. */
export async function openRealStation(
  folder: string,
  secrets: UnlockedKeys,
  stationKey: KeyId | undefined,
): Promise<RealStation & { readonly stationKey: KeyId }> {
  await mkdir(folder, { recursive: true });
  const [disk, crypto, ids] = [createNodeDisk(folder), createNodeCrypto(), createRandomIds()];
  expectOk(await disk.makeDirectory("keys"));
  expectOk(await disk.flushDirectory(""));
  const ring = expectOk(await openKeyRing({ disk, crypto, ids, keys: () => secrets }));
  const own = stationKey ?? expectOk(await ring.create(1))[0];
  if (own === undefined) throw new Error("no station key");
  const vault = createVault({ disk, crypto, sealer: ring, nameKey: secrets.vaultName });
  const identity = { station: secrets.station, ...secrets.signing };
  const journal = expectOk(await openJournal({ disk, crypto, identity, sealer: ring, stationKey: own, witnesses: [] }));
  const keys = new Map<DossierId, KeyId>();
  const pages = new Map<DossierId, StoredPage[]>();
  const keyOfDraft = async (draft: DossierId): Promise<KeyId> => {
    const key = keys.get(draft) ?? expectOk(await ring.create(1))[0];
    if (key === undefined) throw new Error("no key");
    keys.set(draft, key);
    return key;
  };
  const runtime = await openStationRuntime({
    disk,
    clock: createSystemClock(),
    journal,
    sealer: ring,
    stationKey: own,
    ids,
    keys: { keyOfDraft: async (draft) => ok(await keyOfDraft(draft)) },
    pages: {
      describe: (draft) =>
        Promise.resolve(new Map((pages.get(draft) ?? []).map((page) => [page.page, { ...page, overruled: [] }]))),
    },
    procedures: { find: (code) => (code === aProcedure.code ? aProcedure : undefined) },
    idPrefixes: [{ prefix: "079", oldProvince: "TP Hồ Chí Minh", provinceCode2025: "79" }],
    calendarOf: () => aCalendar,
    officeName: "Trung tâm Phục vụ hành chính công xã Mẫu",
    agency: KILL_AGENCY,
    rulesOf: () => someRules,
    receipts: () => null,
    training: false,
    entriesACheckpoint: 40,
  });
  const series = dossierSeries(KILL_AGENCY);
  if (!Object.hasOwn(runtime.state().numbers().series, series)) {
    const grant = { kind: "daily", block: { from: 1, to: 8000 }, reserve: { from: 8001, to: 9000 } } as const;
    expectOk(await runtime.record([grantDraft({ series, grant }, own)]));
  }
  const putPage = async (draft: DossierId, bytes: Uint8Array): Promise<StoredPage> => {
    const page = expectOk(await vault.put(await keyOfDraft(draft), bytes, "image/jpeg"));
    pages.set(draft, [...(pages.get(draft) ?? []), page]);
    return page;
  };
  return { disk, ring, vault, journal, runtime, stationKey: own, putPage };
}
