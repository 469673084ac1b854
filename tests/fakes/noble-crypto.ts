import { gcm } from "@noble/ciphers/aes.js";
import { ed25519, x25519 } from "@noble/curves/ed25519.js";
import { hkdf } from "@noble/hashes/hkdf.js";
import { hmac } from "@noble/hashes/hmac.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { randomBytes } from "node:crypto";
import { concatBytes } from "../../src/shared/bytes";
import type { CryptoSuite } from "../../src/shared/crypto-suite";
import { fail, ok } from "../../src/shared/result";

const NONCE = 12;
const TAG = 16;

/** The same primitives from another author: what one suite makes, the other must read. Slow; `random` may be seeded. */
export function createNobleCrypto(random: (length: number) => Uint8Array = systemRandom): CryptoSuite {
  return {
    randomBytes: random,
    sha256: (bytes) => sha256(bytes),
    hmacSha256: (key, bytes) => hmac(sha256, key, bytes),
    hkdfSha256: (secret, salt, info, length) => hkdf(sha256, secret, salt, info, length),
    seal(key, plain, context) {
      const nonce = random(NONCE);
      return concatBytes(nonce, gcm(key, nonce, context).encrypt(plain));
    },
    open(key, sealed, context) {
      if (sealed.length < NONCE + TAG) return fail({ kind: "not-authentic" });
      try {
        return ok(gcm(key, sealed.subarray(0, NONCE), context).decrypt(sealed.subarray(NONCE)));
      } catch {
        return fail({ kind: "not-authentic" });
      }
    },
    createSigningPair() {
      const privateKey = random(32);
      return { privateKey, publicKey: ed25519.getPublicKey(privateKey) };
    },
    sign: (privateKey, bytes) => ed25519.sign(bytes, privateKey),
    verify(publicKey, bytes, signature) {
      try {
        return ed25519.verify(signature, bytes, publicKey, { zip215: false });
      } catch {
        return false;
      }
    },
    createAgreementPair() {
      const privateKey = random(32);
      return { privateKey, publicKey: x25519.getPublicKey(privateKey) };
    },
    agree: (privateKey, publicKey) => x25519.getSharedSecret(privateKey, publicKey),
  };
}

function systemRandom(length: number): Uint8Array {
  return Uint8Array.from(randomBytes(length));
}
