import { z } from "zod";
import type { StationId } from "../../src/shared/brand";
import { decodeUtf8, encodeUtf8, fromHex, toHex } from "../../src/shared/bytes";
import type { CryptoSuite, KeyPair } from "../../src/shared/crypto-suite";

/**
 * What this station may open: every dossier of the centre (desk, supervisor), the ones it took in itself (postal), or
 * nothing at all (kiosk, board).
 */
export type Opens = "centre" | "own" | "nothing";

/** One period between two revocations. A station that was revoked never learns the private key of the next one. */
export interface CentreEpoch {
  /** From 1. */
  readonly number: number;
  readonly publicKey: Uint8Array;
  /** null on a station that may not open the centre's dossiers. */
  readonly privateKey: Uint8Array | null;
}

/** The secrets of a station, in memory while it is unlocked. Arrays are never changed in place. */
export interface UnlockedKeys {
  readonly station: StationId;
  readonly opens: Opens;
  readonly signing: KeyPair;
  readonly agreement: KeyPair;
  /** Names pages in the vault (HMAC). */
  readonly vaultName: Uint8Array;
  readonly draft: Uint8Array;
  /** Wraps dossier keys on this station, so that a start needs no agreement for each of them. */
  readonly ring: Uint8Array;
  /** Seals the register of officers. */
  readonly register: Uint8Array;
  /** Ascending; the last one is in force. */
  readonly epochs: readonly [CentreEpoch, ...CentreEpoch[]];
  /** X25519 public key of the province, once it is known. */
  readonly province: Uint8Array | null;
}

export function currentEpoch(keys: UnlockedKeys): CentreEpoch {
  return keys.epochs[keys.epochs.length - 1] ?? keys.epochs[0];
}

export function createEpoch(crypto: CryptoSuite, number: number): CentreEpoch {
  return { number, ...crypto.createAgreementPair() };
}

/** Fresh keys for a new station; its centre may exist already. */
export function createUnlockedKeys(
  crypto: CryptoSuite,
  station: StationId,
  opens: Opens,
  epochs: UnlockedKeys["epochs"],
  province: Uint8Array | null,
): UnlockedKeys {
  return {
    station,
    opens,
    signing: crypto.createSigningPair(),
    agreement: crypto.createAgreementPair(),
    vaultName: crypto.randomBytes(32),
    draft: crypto.randomBytes(32),
    ring: crypto.randomBytes(32),
    register: crypto.randomBytes(32),
    epochs,
    province,
  };
}

const key = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .transform((text): Uint8Array => fromHex(text));
const pair = z.object({ publicKey: key, privateKey: key });
export const epochShape = z.object({ number: z.int().min(1), publicKey: key, privateKey: key.nullable() });
const secrets = z.object({
  // The form is what the brand promises.
  station: z
    .string()
    .regex(/^[0-9a-f]{32}$/)
    .transform((text) => text as StationId),
  opens: z.enum(["centre", "own", "nothing"]),
  signing: pair,
  agreement: pair,
  vaultName: key,
  draft: key,
  ring: key,
  register: key,
  epochs: z.tuple([epochShape], epochShape),
  province: key.nullable(),
});

/** JSON with keys in hex; only ever stored sealed. */
export function encodeUnlockedKeys(keys: UnlockedKeys): Uint8Array {
  return encodeUtf8(
    JSON.stringify(keys, (_name, value: unknown) => (value instanceof Uint8Array ? toHex(value) : value)),
  );
}

/** undefined: authentic bytes of another shape, which only a newer or a broken program writes. */
export function parseUnlockedKeys(plain: Uint8Array): UnlockedKeys | undefined {
  const parsed = secrets.safeParse(JSON.parse(decodeUtf8(plain)));
  return parsed.success ? parsed.data : undefined;
}
