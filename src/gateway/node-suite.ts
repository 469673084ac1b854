import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  hash,
  hkdfSync,
  randomBytes,
  sign,
  verify,
  type KeyObject,
} from "node:crypto";
import { concatBytes, fromHex } from "../shared/bytes";
import type { CryptoSuite, KeyPair } from "../shared/crypto-suite";
import { fail, ok } from "../shared/result";

const NONCE = 12;
const TAG = 16;

/** DER in front of the 32 raw bytes of a private key (RFC 8410), and the curve's name in a JWK (RFC 8037). */
const CURVES = {
  ed25519: { der: fromHex("302e020100300506032b657004220420"), crv: "Ed25519" },
  x25519: { der: fromHex("302e020100300506032b656e04220420"), crv: "X25519" },
} as const;

type Curve = keyof typeof CURVES;

/**
 * The gateway's cryptography: node:crypto. The station has one of its own, as neither may import the other. An array
 * that holds a key is used for one curve and never changed in place.
 */
export function createGatewayCrypto(): CryptoSuite {
  return {
    randomBytes: (length) => new Uint8Array(randomBytes(length)),
    sha256: (bytes) => hash("sha256", bytes, "buffer"),
    hmacSha256: (key, bytes) => createHmac("sha256", key).update(bytes).digest(),
    hkdfSha256: (secret, salt, info, length) => new Uint8Array(hkdfSync("sha256", secret, salt, info, length)),
    seal(key, plain, context) {
      const nonce = randomBytes(NONCE);
      const cipher = createCipheriv("aes-256-gcm", key, nonce).setAAD(context);
      return concatBytes(nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag());
    },
    open(key, sealed, context) {
      if (sealed.length < NONCE + TAG) return fail({ kind: "not-authentic" });
      const decipher = createDecipheriv("aes-256-gcm", key, sealed.subarray(0, NONCE), { authTagLength: TAG });
      decipher.setAAD(context).setAuthTag(sealed.subarray(-TAG));
      const plain = decipher.update(sealed.subarray(NONCE, -TAG));
      try {
        decipher.final();
      } catch {
        // The only way in which node:crypto says that the tag does not match.
        return fail({ kind: "not-authentic" });
      }
      return ok(plain);
    },
    createSigningPair: () => rawPair(generateKeyPairSync("ed25519")),
    sign: (privateKey, bytes) => sign(null, bytes, privateObject("ed25519", privateKey)),
    verify: (publicKey, bytes, signature) =>
      publicKey.length === 32 && verify(null, bytes, publicObject("ed25519", publicKey), signature),
    createAgreementPair: () => rawPair(generateKeyPairSync("x25519")),
    agree: (privateKey, publicKey) =>
      diffieHellman({ privateKey: privateObject("x25519", privateKey), publicKey: publicObject("x25519", publicKey) }),
  };
}

/** Parsing a key costs more than using it: what lives long is remembered by the identity of its array. */
const parsed = { private: new WeakMap<Uint8Array, KeyObject>(), public: new WeakMap<Uint8Array, KeyObject>() };

function remembered(known: WeakMap<Uint8Array, KeyObject>, raw: Uint8Array, parse: () => KeyObject): KeyObject {
  const key = known.get(raw) ?? parse();
  known.set(raw, key);
  return key;
}

function privateObject(curve: Curve, raw: Uint8Array): KeyObject {
  return remembered(parsed.private, raw, () => parsePrivate(curve, raw));
}

function publicObject(curve: Curve, raw: Uint8Array): KeyObject {
  return remembered(parsed.public, raw, () => parsePublic(curve, raw));
}

function parsePrivate(curve: Curve, raw: Uint8Array): KeyObject {
  return createPrivateKey({ key: Buffer.from(concatBytes(CURVES[curve].der, raw)), format: "der", type: "pkcs8" });
}

function parsePublic(curve: Curve, raw: Uint8Array): KeyObject {
  // As a JWK: OpenSSL 3 takes many times as long to look for the form of DER bytes, and every box brings a new key.
  const x = Buffer.from(raw).toString("base64url");
  return createPublicKey({ key: { kty: "OKP", crv: CURVES[curve].crv, x }, format: "jwk" });
}

function rawPair(pair: { readonly publicKey: KeyObject; readonly privateKey: KeyObject }): KeyPair {
  const last = (der: Buffer): Uint8Array => Uint8Array.from(der.subarray(-32));
  return {
    publicKey: last(pair.publicKey.export({ format: "der", type: "spki" })),
    privateKey: last(pair.privateKey.export({ format: "der", type: "pkcs8" })),
  };
}
