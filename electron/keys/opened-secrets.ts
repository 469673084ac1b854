import { createRecoverySecret, formatRecoveryCode, recoveryPair } from "../../src/access/recovery-code";
import type { Disk } from "../../src/shared/disk";
import { ok, type Result } from "../../src/shared/result";
import { PASSPHRASE_STRETCH } from "./argon2";
import { wrapByKeyring, wrapByPassphrase, wrapForRecovery, type KeyTools } from "./master-key";
import type { KeyFault, Keyring, StretchParameters } from "./ports";
import { secretsContext, writeSecretsFile, type SecretsFile } from "./secrets-file";
import { encodeUnlockedKeys, type UnlockedKeys } from "./unlocked-keys";

/** An unlocked station. Every change is written whole and flushed before its answer. */
export interface StationSecrets {
  /** The keys as they are now: ask again after a change. */
  keys(): UnlockedKeys;
  /** Hand this to a new station of the centre, so that one printed code opens all of them. */
  recoveryPublicKey(): Uint8Array;
  /** Replaces keys that may change, after they are on the disk. */
  change(next: Partial<Pick<UnlockedKeys, "epochs" | "province">>): Promise<Result<undefined, KeyFault>>;
  changePassphrase(passphrase: string, parameters?: StretchParameters): Promise<Result<undefined, KeyFault>>;
  /** Also after the keyring was lost and the station was opened in another way. */
  protectByKeyring(keyring: Keyring): Promise<Result<undefined, KeyFault>>;
  /** A fresh code, good once it is answered; the one before opens this station no more. Kept by nobody. */
  renewRecovery(): Promise<Result<string, KeyFault>>;
}

export interface OpenSecretsFile {
  readonly file: SecretsFile;
  readonly master: Uint8Array;
  readonly keys: UnlockedKeys;
}

export function createOpenedSecrets(disk: Disk, tools: KeyTools, opened: OpenSecretsFile): StationSecrets {
  let { file, keys } = opened;
  let previous: Promise<unknown> = Promise.resolve();

  // One after the other, each on what the one before left behind.
  const save = (
    next: () => {
      readonly keys?: UnlockedKeys;
      readonly wraps?: Partial<SecretsFile["wraps"]>;
      readonly recoveryPublicKey?: Uint8Array;
    },
  ): Promise<Result<undefined, KeyFault>> => {
    const saved = previous.then(async (): Promise<Result<undefined, KeyFault>> => {
      const change = next();
      const nextKeys = change.keys ?? keys;
      const wraps = { ...file.wraps, ...change.wraps };
      const { recoveryPublicKey = file.recoveryPublicKey } = change;
      const nextFile = sealSecretsFile(tools, opened.master, nextKeys, { wraps, recoveryPublicKey });
      const written = await writeSecretsFile(disk, nextFile);
      if (!written.ok) return written;
      file = nextFile;
      keys = nextKeys;
      return ok();
    });
    previous = saved;
    return saved;
  };

  return {
    keys: () => keys,
    recoveryPublicKey: () => file.recoveryPublicKey,
    change: (next) => save(() => ({ keys: { ...keys, ...next } })),
    changePassphrase: async (passphrase, parameters = PASSPHRASE_STRETCH) => {
      const wrap = await wrapByPassphrase(tools, passphrase, parameters, opened.master);
      return save(() => ({ wraps: { passphrase: wrap } }));
    },
    protectByKeyring: async (keyring) => {
      const wrap = await wrapByKeyring(keyring, opened.master);
      return wrap.ok ? save(() => ({ wraps: { keyring: wrap.value } })) : wrap;
    },
    renewRecovery: async () => {
      const { crypto } = tools;
      const secret = createRecoverySecret(crypto);
      const { publicKey: recoveryPublicKey } = recoveryPair(crypto, secret);
      const recovery = wrapForRecovery(crypto, recoveryPublicKey, opened.master);
      const saved = await save(() => ({ recoveryPublicKey, wraps: { recovery } }));
      return saved.ok ? ok(formatRecoveryCode(crypto, secret)) : saved;
    },
  };
}

export function sealSecretsFile(
  { crypto }: KeyTools,
  master: Uint8Array,
  keys: UnlockedKeys,
  rest: Pick<SecretsFile, "recoveryPublicKey" | "wraps">,
): SecretsFile {
  const clear = {
    station: keys.station,
    signingPublicKey: keys.signing.publicKey,
    recoveryPublicKey: rest.recoveryPublicKey,
    wraps: rest.wraps,
  };
  return { format: 1, ...clear, sealed: crypto.seal(master, encodeUnlockedKeys(keys), secretsContext(clear)) };
}
