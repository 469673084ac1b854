import { concatBytes, encodeUtf8 } from "../shared/bytes";
import type { CryptoSuite, KeyPair, NotAuthentic } from "../shared/crypto-suite";
import { fail, type Result } from "../shared/result";

const INFO = encodeUtf8("quay-mot-cua sealed box 1");

/**
 * A box that anybody can close for a public key and only its owner opens:
 *   ephemeral X25519 public key (32) + AES-256-GCM(nonce 12 + ciphertext + tag 16)
 *   key = HKDF-SHA-256(secret = X25519(ephemeral, owner), salt = ephemeral public + owner public, info = INFO)
 * `context` is authenticated and not stored.
 */
export function sealBox(crypto: CryptoSuite, owner: Uint8Array, plain: Uint8Array, context: Uint8Array): Uint8Array {
  const ephemeral = crypto.createAgreementPair();
  return concatBytes(ephemeral.publicKey, sealBoxBody(crypto, ephemeral, owner, plain, context));
}

/** The part behind the ephemeral key, for records that close one content for several owners under one ephemeral pair. */
export function sealBoxBody(
  crypto: CryptoSuite,
  ephemeral: KeyPair,
  owner: Uint8Array,
  plain: Uint8Array,
  context: Uint8Array,
): Uint8Array {
  const secret = crypto.agree(ephemeral.privateKey, owner);
  return crypto.seal(boxKey(crypto, secret, ephemeral.publicKey, owner), plain, context);
}

/** Opens what `sealBox` closed for this pair. */
export function openBox(
  crypto: CryptoSuite,
  owner: KeyPair,
  box: Uint8Array,
  context: Uint8Array,
): Result<Uint8Array, NotAuthentic> {
  if (box.length < 32) return fail({ kind: "not-authentic" });
  const ephemeral = box.slice(0, 32);
  let secret: Uint8Array;
  try {
    secret = crypto.agree(owner.privateKey, ephemeral);
  } catch {
    // A public key of low order, which nobody makes by accident.
    return fail({ kind: "not-authentic" });
  }
  return crypto.open(boxKey(crypto, secret, ephemeral, owner.publicKey), box.subarray(32), context);
}

function boxKey(crypto: CryptoSuite, secret: Uint8Array, ephemeral: Uint8Array, owner: Uint8Array): Uint8Array {
  return crypto.hkdfSha256(secret, concatBytes(ephemeral, owner), INFO, 32);
}
