import type { DiskFault } from "../../src/shared/disk";
import type { Result } from "../../src/shared/result";

export interface KeyringFault {
  /** "unavailable": no keyring, or one that only obfuscates. "refused": it is there and does not know these bytes. */
  readonly kind: "unavailable" | "refused";
}

/** The operating system's own store of secrets: DPAPI, Keychain, Secret Service. Bound to the account that protected. */
export interface Keyring {
  available(): Promise<boolean>;
  protect(secret: Uint8Array): Promise<Result<Uint8Array, KeyringFault>>;
  unprotect(protectedSecret: Uint8Array): Promise<Result<Uint8Array, KeyringFault>>;
}

/** How much work one guess costs (RFC 9106). Stored beside what it protects, so that it can grow. */
export interface StretchParameters {
  readonly memoryKiB: number;
  readonly passes: number;
  readonly lanes: number;
}

/** Argon2id: 32 bytes from a passphrase or a PIN. Asynchronous, as it takes tenths of a second on purpose. */
export type Stretch = (words: string, salt: Uint8Array, parameters: StretchParameters) => Promise<Uint8Array>;

/** Why the station's secrets cannot be had. Nothing was changed on the disk. */
export type KeyFault =
  /** There is no station in this folder. */
  | { readonly kind: "no-secrets" }
  /** One is there already: it is never overwritten. */
  | { readonly kind: "secrets-exist" }
  /** The file is not what was written; copy it back from a backup. */
  | { readonly kind: "damaged-secrets" }
  /** Written by a newer program. */
  | { readonly kind: "newer-format"; readonly format: number }
  | { readonly kind: "wrong-passphrase" }
  | { readonly kind: "wrong-recovery-code" }
  | { readonly kind: "malformed-recovery-code"; readonly reason: "length" | "letter" | "check" }
  /** These secrets are not wrapped in this way. */
  | { readonly kind: "no-such-wrap"; readonly by: "keyring" | "passphrase" }
  | { readonly kind: "keyring-unavailable" }
  /** The keyring is there and has lost its key: another account, or an administrator reset the password. */
  | { readonly kind: "keyring-lost" }
  /** Only a station that opens the centre's dossiers may do this. */
  | { readonly kind: "not-allowed" }
  | { readonly kind: "disk"; readonly fault: DiskFault };
