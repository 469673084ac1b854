import { openBox, sealBox } from "../../src/access/sealed-box";
import { parseRecoveryCode, recoveryPair } from "../../src/access/recovery-code";
import { encodeUtf8 } from "../../src/shared/bytes";
import type { CryptoSuite } from "../../src/shared/crypto-suite";
import { fail, ok, type Result } from "../../src/shared/result";
import type { KeyFault, Keyring, Stretch, StretchParameters } from "./ports";
import { secretsContext, type SecretsFile } from "./secrets-file";

/** What a person or the system brings to open a station. */
export type UnlockMethod =
  | { readonly kind: "keyring"; readonly keyring: Keyring }
  | { readonly kind: "passphrase"; readonly passphrase: string }
  /** As typed from the printed sheet. */
  | { readonly kind: "recovery"; readonly code: string };

export interface KeyTools {
  readonly crypto: CryptoSuite;
  readonly stretch: Stretch;
}

type Wraps = SecretsFile["wraps"];

export async function wrapByKeyring(keyring: Keyring, master: Uint8Array): Promise<Result<Uint8Array, KeyFault>> {
  const wrapped = (await keyring.available()) ? await keyring.protect(master) : fail({ kind: "unavailable" });
  return wrapped.ok ? wrapped : fail({ kind: "keyring-unavailable" });
}

export async function wrapByPassphrase(
  { crypto, stretch }: KeyTools,
  passphrase: string,
  parameters: StretchParameters,
  master: Uint8Array,
): Promise<NonNullable<Wraps["passphrase"]>> {
  const salt = crypto.randomBytes(16);
  const key = await stretch(passphrase, salt, parameters);
  const sealed = crypto.seal(key, master, PASSPHRASE_CONTEXT);
  return { ...parameters, salt, sealed };
}

export function wrapForRecovery(crypto: CryptoSuite, recoveryPublicKey: Uint8Array, master: Uint8Array): Uint8Array {
  return sealBox(crypto, recoveryPublicKey, master, RECOVERY_CONTEXT);
}

/** The key that opens `file.sealed`. Reads only: a wrong word changes nothing on the disk. */
export async function unwrapMasterKey(
  tools: KeyTools,
  file: SecretsFile,
  method: UnlockMethod,
): Promise<Result<Uint8Array, KeyFault>> {
  switch (method.kind) {
    case "keyring":
      return unwrapByKeyring(method.keyring, file.wraps.keyring);
    case "passphrase":
      return unwrapByPassphrase(tools, method.passphrase, file.wraps.passphrase);
    case "recovery":
      return unwrapByRecovery(tools.crypto, method.code, file);
  }
}

/** The sealed secrets, opened. Not authentic here means that the file was changed: the wrap was the right one. */
export function openSealed(crypto: CryptoSuite, file: SecretsFile, master: Uint8Array): Result<Uint8Array, KeyFault> {
  const opened = crypto.open(master, file.sealed, secretsContext(file));
  return opened.ok ? opened : fail({ kind: "damaged-secrets" });
}

const PASSPHRASE_CONTEXT = encodeUtf8("quay-mot-cua master key by passphrase 1");
const RECOVERY_CONTEXT = encodeUtf8("quay-mot-cua master key by recovery code 1");

async function unwrapByKeyring(keyring: Keyring, wrap: Wraps["keyring"]): Promise<Result<Uint8Array, KeyFault>> {
  if (wrap === null) return fail({ kind: "no-such-wrap", by: "keyring" });
  if (!(await keyring.available())) return fail({ kind: "keyring-unavailable" });
  const master = await keyring.unprotect(wrap);
  if (!master.ok) return fail({ kind: master.fault.kind === "refused" ? "keyring-lost" : "keyring-unavailable" });
  return master.value.length === 32 ? ok(master.value) : fail({ kind: "keyring-lost" });
}

async function unwrapByPassphrase(
  { crypto, stretch }: KeyTools,
  passphrase: string,
  wrap: Wraps["passphrase"],
): Promise<Result<Uint8Array, KeyFault>> {
  if (wrap === null) return fail({ kind: "no-such-wrap", by: "passphrase" });
  const master = crypto.open(await stretch(passphrase, wrap.salt, wrap), wrap.sealed, PASSPHRASE_CONTEXT);
  return master.ok ? master : fail({ kind: "wrong-passphrase" });
}

function unwrapByRecovery(crypto: CryptoSuite, code: string, file: SecretsFile): Result<Uint8Array, KeyFault> {
  const secret = parseRecoveryCode(crypto, code);
  if (!secret.ok) return secret;
  const master = openBox(crypto, recoveryPair(crypto, secret.value), file.wraps.recovery, RECOVERY_CONTEXT);
  return master.ok ? master : fail({ kind: "wrong-recovery-code" });
}
