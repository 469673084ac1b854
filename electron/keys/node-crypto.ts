import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  diffieHellman,
  generateKeyPairSync,
  hash,
  hkdfSync,
  randomFillSync,
  sign,
  verify,
} from "node:crypto";
import type { CryptoSuite } from "../../src/shared/crypto-suite";
import { fail, ok } from "../../src/shared/result";
import { createRawKeys } from "./raw-keys";

const NONCE = 12;
const TAG = 16;

/** Drawn at once: each call of the system's generator costs as much as sealing a body. */
const POOL_BYTES = 4096;

/** Random bytes, none of them given out twice. */
function createRandomPool(): (length: number) => Uint8Array<ArrayBuffer> {
  const pool = new Uint8Array(POOL_BYTES);
  let used = POOL_BYTES;
  return (length) => {
    if (length > POOL_BYTES / 8) return randomFillSync(new Uint8Array(length));
    if (used + length > POOL_BYTES) {
      randomFillSync(pool);
      used = 0;
    }
    const bytes = pool.slice(used, used + length);
    pool.fill(0, used, used + length);
    used += length;
    return bytes;
  };
}

/**
 * node:crypto, the same on Node's OpenSSL and on Electron's BoringSSL. Key arrays must not be changed in place: what
 * was parsed from them is remembered for as long as they live.
 */
export function createNodeCrypto(): CryptoSuite {
  const keys = createRawKeys();
  const randomBytes = createRandomPool();

  return {
    randomBytes,
    sha256: (bytes) => plain(hash("sha256", bytes, "buffer")),
    hmacSha256: (key, bytes) => plain(createHmac("sha256", key).update(bytes).digest()),
    hkdfSha256: (secret, salt, info, length) => new Uint8Array(hkdfSync("sha256", secret, salt, info, length)),

    seal(key, bytes, context) {
      const nonce = randomBytes(NONCE);
      const cipher = createCipheriv("aes-256-gcm", key, nonce).setAAD(context);
      const sealed = new Uint8Array(NONCE + bytes.length + TAG);
      sealed.set(nonce);
      sealed.set(cipher.update(bytes), NONCE);
      cipher.final();
      sealed.set(cipher.getAuthTag(), NONCE + bytes.length);
      return sealed;
    },

    open(key, sealed, context) {
      if (sealed.length < NONCE + TAG) return fail({ kind: "not-authentic" });
      const end = sealed.length - TAG;
      const decipher = createDecipheriv("aes-256-gcm", key, sealed.subarray(0, NONCE), { authTagLength: TAG });
      decipher.setAAD(context).setAuthTag(sealed.subarray(end));
      const bytes = plain(decipher.update(sealed.subarray(NONCE, end)));
      try {
        decipher.final();
      } catch {
        // The only way in which node:crypto says that the tag does not match.
        return fail({ kind: "not-authentic" });
      }
      return ok(bytes);
    },

    createSigningPair: () => keys.takePair("ed25519", generateKeyPairSync("ed25519")),
    sign: (privateKey, bytes) => plain(sign(null, bytes, keys.privateKey("ed25519", privateKey))),
    verify: (publicKey, bytes, signature) =>
      publicKey.length === 32 && verify(null, bytes, keys.publicKey("ed25519", publicKey), signature),

    createAgreementPair: () => keys.takePair("x25519", generateKeyPairSync("x25519")),
    agree: (privateKey, publicKey) =>
      plain(
        diffieHellman({
          privateKey: keys.privateKey("x25519", privateKey),
          publicKey: keys.publicKey("x25519", publicKey),
        }),
      ),
  };
}

/** A Buffer may be a window on a shared pool, and behaves unlike a Uint8Array in places: nobody gets one. */
function plain(buffer: Buffer): Uint8Array {
  return buffer.buffer.byteLength === buffer.length ? new Uint8Array(buffer.buffer) : new Uint8Array(buffer);
}
