import { hash } from "node:crypto";
import { concatBytes, equalBytes } from "../../src/shared/bytes";
import type { CryptoSuite, KeyPair } from "../../src/shared/crypto-suite";
import { fail, ok } from "../../src/shared/result";
import type { SeededRandom } from "./seeded-random";

/**
 * No secrecy at all, and every check of the real one: another key, another context or changed bytes are refused. For
 * long random histories, where real primitives would take most of the time. Deterministic by its random source.
 */
export function createLightCrypto(random: SeededRandom): CryptoSuite {
  const randomBytes = (length: number): Uint8Array => {
    const bytes = new Uint8Array(Math.ceil(length / 4) * 4);
    const words = new Uint32Array(bytes.buffer);
    for (let index = 0; index < words.length; index += 1) words[index] = random.bits();
    return bytes.subarray(0, length);
  };
  const digest = (...parts: readonly Uint8Array[]): Uint8Array => {
    const [only = new Uint8Array(0)] = parts;
    const bytes = hash("sha256", parts.length === 1 ? only : concatBytes(...parts), "buffer");
    return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length);
  };
  /** Public and private half are one, so that a check needs no curve. */
  const pair = (): KeyPair => {
    const key = randomBytes(32);
    return { publicKey: key, privateKey: key };
  };
  const tagOf = (key: Uint8Array, nonce: Uint8Array, plain: Uint8Array, context: Uint8Array): Uint8Array =>
    digest(key, nonce, plain, context).subarray(0, 16);

  return {
    randomBytes,
    sha256: (bytes) => digest(bytes),
    hmacSha256: (key, bytes) => digest(key, bytes),
    hkdfSha256: (secret, salt, info, length) => digest(secret, salt, info).slice(0, length),
    seal(key, plain, context) {
      const nonce = randomBytes(12);
      return concatBytes(nonce, plain, tagOf(key, nonce, plain, context));
    },
    open(key, sealed, context) {
      if (sealed.length < 28) return fail({ kind: "not-authentic" });
      const plain = sealed.slice(12, -16);
      const isRight = equalBytes(tagOf(key, sealed.subarray(0, 12), plain, context), sealed.subarray(-16));
      return isRight ? ok(plain) : fail({ kind: "not-authentic" });
    },
    createSigningPair: pair,
    sign: (privateKey, bytes) => concatBytes(digest(privateKey, bytes), new Uint8Array(32)),
    verify: (publicKey, bytes, signature) => equalBytes(digest(publicKey, bytes), signature.subarray(0, 32)),
    createAgreementPair: pair,
    // The same for both sides, as it must be.
    agree: (privateKey, publicKey) => {
      const [a, b] = [privateKey, publicKey].sort((one, other) => compareBytes(one, other));
      return digest(a ?? privateKey, b ?? publicKey);
    },
  };
}

function compareBytes(a: Uint8Array, b: Uint8Array): number {
  const index = a.findIndex((byte, at) => byte !== b[at]);
  return index === -1 ? 0 : (a[index] ?? 0) - (b[index] ?? 0);
}
