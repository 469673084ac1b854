import { readFile, stat } from "node:fs/promises";
import type { EntrySealer } from "../../../src/journal/ports";
import type { CryptoSuite } from "../../../src/shared/crypto-suite";
import type { Disk } from "../../../src/shared/disk";
import { fail, ok, type Result } from "../../../src/shared/result";
import { createNodeDisk } from "../../disk/node-disk";
import { stretchWithArgon2 } from "../../keys/argon2";
import { openKeyRing } from "../../keys/key-ring";
import type { UnlockMethod } from "../../keys/master-key";
import { createNodeCrypto } from "../../keys/node-crypto";
import { describeStationSecrets, unlockStationSecrets } from "../../keys/station-secrets";
import type { UnlockedKeys } from "../../keys/unlocked-keys";
import { createRandomIds } from "../../station/random-ids";
import { createVault, type Vault } from "../../vault/vault";
import type { JournalArguments } from "./arguments";
import { createReadOnlyDisk } from "./read-only-disk";

export interface OpenedProfile {
  readonly disk: Disk;
  readonly crypto: CryptoSuite;
  /** Known without keys from `keys/station.json`; null where that is missing. */
  readonly publicKey: Uint8Array | null;
  readonly keys: { readonly sealer: EntrySealer; readonly vault: Vault } | null;
  close(): Promise<void>;
}

export interface ProfileFault {
  readonly error: string;
}

/** Opens a profile for reading; nothing in it is changed. */
export async function openProfile(wish: JournalArguments): Promise<Result<OpenedProfile, ProfileFault>> {
  const folder = await stat(wish.profile).catch(() => undefined);
  if (!folder?.isDirectory()) return fail({ error: "no-such-profile" });
  const disk = createReadOnlyDisk(createNodeDisk(wish.profile));
  const crypto = createNodeCrypto();
  const described = await describeStationSecrets(disk);
  const publicKey = described.ok ? described.value.signingPublicKey : null;
  const method = await readMethod(wish);
  if (!method) return ok({ disk, crypto, publicKey, keys: null, close: () => Promise.resolve() });

  const secrets = await unlockStationSecrets(disk, { crypto, stretch: stretchWithArgon2 }, method);
  if (!secrets.ok) return fail({ error: secrets.fault.kind });
  const keys = (): UnlockedKeys => secrets.value.keys();
  const ring = await openKeyRing({ disk, crypto, ids: createRandomIds(), keys });
  if (!ring.ok) return fail({ error: `key-ring-${ring.fault.kind}` });
  const vault = createVault({ disk, crypto, sealer: ring.value, nameKey: keys().vaultName });
  return ok({
    disk,
    crypto,
    publicKey: keys().signing.publicKey,
    keys: { sealer: ring.value, vault },
    close: () => ring.value.close(),
  });
}

async function readMethod(wish: JournalArguments): Promise<UnlockMethod | undefined> {
  if (wish.passphraseFile !== null) {
    return { kind: "passphrase", passphrase: await readFirstLine(wish.passphraseFile) };
  }
  if (wish.recoveryFile !== null) return { kind: "recovery", code: await readFirstLine(wish.recoveryFile) };
  return undefined;
}

async function readFirstLine(path: string): Promise<string> {
  const [line = ""] = (await readFile(path, "utf8")).split(/\r?\n/);
  return line;
}
