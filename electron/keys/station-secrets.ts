import { createRecoverySecret, formatRecoveryCode, recoveryPair } from "../../src/access/recovery-code";
import type { StationId } from "../../src/shared/brand";
import type { CryptoSuite } from "../../src/shared/crypto-suite";
import type { Disk } from "../../src/shared/disk";
import { fail, ok, type Result } from "../../src/shared/result";
import { PASSPHRASE_STRETCH } from "./argon2";
import {
  openSealed,
  unwrapMasterKey,
  wrapByKeyring,
  wrapByPassphrase,
  wrapForRecovery,
  type KeyTools,
  type UnlockMethod,
} from "./master-key";
import { createOpenedSecrets, sealSecretsFile, type StationSecrets } from "./opened-secrets";
import type { KeyFault, Keyring, StretchParameters } from "./ports";
import { readSecretsFile, writeSecretsFile, type SecretsFile } from "./secrets-file";
import {
  createEpoch,
  createUnlockedKeys,
  parseUnlockedKeys,
  type CentreEpoch,
  type Opens,
  type UnlockedKeys,
} from "./unlocked-keys";

export interface NewStation {
  readonly station: StationId;
  readonly opens: Opens;
  /** Of the centre that the station joins; absent: a new centre with its first epoch. */
  readonly epochs?: UnlockedKeys["epochs"];
  readonly province?: Uint8Array;
  /** The centre's recovery key; absent: a new one, whose code is in the answer and nowhere else. */
  readonly recoveryPublicKey?: Uint8Array;
  /** At least one of keyring and passphrase should be given; the recovery code opens the station in any case. */
  readonly keyring?: Keyring;
  readonly passphrase?: string;
  readonly stretch?: StretchParameters;
}

export interface CreatedStation {
  readonly secrets: StationSecrets;
  /** To be printed once; null where the centre has one already. */
  readonly recoveryCode: string | null;
}

/** A new station. Refuses where there is one already, whatever state it is in. */
export async function createStationSecrets(
  disk: Disk,
  tools: KeyTools,
  wish: NewStation,
): Promise<Result<CreatedStation, KeyFault>> {
  const there = await readSecretsFile(disk);
  if (there.ok) return fail({ kind: "secrets-exist" });
  if (there.fault.kind !== "no-secrets")
    return fail(there.fault.kind === "disk" ? there.fault : { kind: "secrets-exist" });

  const master = tools.crypto.randomBytes(32);
  const recovery = recoveryOf(tools.crypto, wish);
  const wraps = await wrapsOf(tools, wish, recovery.publicKey, master);
  if (!wraps.ok) return wraps;
  const keys = createUnlockedKeys(
    tools.crypto,
    wish.station,
    wish.opens,
    permittedEpochs(wish.epochs ?? [createEpoch(tools.crypto, 1)], wish.opens),
    wish.province ?? null,
  );
  const file = sealSecretsFile(tools, master, keys, { recoveryPublicKey: recovery.publicKey, wraps: wraps.value });
  const written = await writeSecretsFile(disk, file);
  if (!written.ok) return written;
  return ok({ secrets: createOpenedSecrets(disk, tools, { file, master, keys }), recoveryCode: recovery.code });
}

/** Opens the station of this folder, or says why not; either way nothing on the disk is changed. */
export async function unlockStationSecrets(
  disk: Disk,
  tools: KeyTools,
  method: UnlockMethod,
): Promise<Result<StationSecrets, KeyFault>> {
  const file = await readSecretsFile(disk);
  if (!file.ok) return file;
  const master = await unwrapMasterKey(tools, file.value, method);
  if (!master.ok) return master;
  const plain = openSealed(tools.crypto, file.value, master.value);
  if (!plain.ok) return plain;
  const keys = parseUnlockedKeys(plain.value);
  if (keys === undefined) return fail({ kind: "damaged-secrets" });
  return ok(createOpenedSecrets(disk, tools, { file: file.value, master: master.value, keys }));
}

export interface StationDescription {
  readonly station: StationId;
  readonly signingPublicKey: Uint8Array;
  readonly byKeyring: boolean;
  readonly byPassphrase: boolean;
}

/** What can be known without opening: for the lock screen, and for checking a journal without keys. */
export async function describeStationSecrets(disk: Disk): Promise<Result<StationDescription, KeyFault>> {
  const file = await readSecretsFile(disk);
  if (!file.ok) return file;
  const { station, signingPublicKey, wraps } = file.value;
  return ok({ station, signingPublicKey, byKeyring: wraps.keyring !== null, byPassphrase: wraps.passphrase !== null });
}

/** A station that may not open the centre's dossiers never stores a key that could. */
export function permittedEpochs(epochs: UnlockedKeys["epochs"], opens: Opens): UnlockedKeys["epochs"] {
  const permitted = (epoch: CentreEpoch): CentreEpoch => (opens === "centre" ? epoch : { ...epoch, privateKey: null });
  const [first, ...later] = epochs;
  return [permitted(first), ...later.map(permitted)];
}

function recoveryOf(
  crypto: CryptoSuite,
  wish: NewStation,
): { readonly publicKey: Uint8Array; readonly code: string | null } {
  if (wish.recoveryPublicKey !== undefined) return { publicKey: wish.recoveryPublicKey, code: null };
  const secret = createRecoverySecret(crypto);
  return { publicKey: recoveryPair(crypto, secret).publicKey, code: formatRecoveryCode(crypto, secret) };
}

async function wrapsOf(
  tools: KeyTools,
  wish: NewStation,
  recoveryPublicKey: Uint8Array,
  master: Uint8Array,
): Promise<Result<SecretsFile["wraps"], KeyFault>> {
  const keyring = wish.keyring === undefined ? ok(null) : await wrapByKeyring(wish.keyring, master);
  if (!keyring.ok) return keyring;
  const passphrase =
    wish.passphrase === undefined
      ? null
      : await wrapByPassphrase(tools, wish.passphrase, wish.stretch ?? PASSPHRASE_STRETCH, master);
  const recovery = wrapForRecovery(tools.crypto, recoveryPublicKey, master);
  return ok({ keyring: keyring.value, passphrase, recovery });
}
