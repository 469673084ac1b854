import { openKeyRing, type KeyRing } from "../../../electron/keys/key-ring";
import type { UnlockedKeys } from "../../../electron/keys/unlocked-keys";
import { createVault, type Vault } from "../../../electron/vault/vault";
import type { KeyId } from "../../../src/shared/brand";
import type { Disk } from "../../../src/shared/disk";
import { expectOk } from "../../../src/shared/result";
import { createSeededIds } from "../../fakes/seeded-ids";
import { aStation, crypto } from "../keys/station-keys-helper";

export interface OpenedVault {
  readonly ring: KeyRing;
  readonly vault: Vault;
}

export async function aVault(disk: Disk, keys: UnlockedKeys, seed = 1): Promise<OpenedVault> {
  const ring = expectOk(await openKeyRing({ disk, crypto, ids: createSeededIds(seed), keys: () => keys }));
  return { ring, vault: createVault({ disk, crypto, sealer: ring, nameKey: keys.vaultName }) };
}

export async function someKeys(disk: Disk): Promise<UnlockedKeys> {
  return (await aStation(disk)).secrets.keys();
}

export async function aDossierKey(ring: KeyRing): Promise<KeyId> {
  const [key] = expectOk(await ring.create(1));
  if (key === undefined) throw new Error("no key");
  return key;
}
