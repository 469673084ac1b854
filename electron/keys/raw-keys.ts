import { createPrivateKey, createPublicKey, type KeyObject } from "node:crypto";
import { concatBytes, fromHex } from "../../src/shared/bytes";
import type { KeyPair } from "../../src/shared/crypto-suite";

type Curve = "ed25519" | "x25519";

// RFC 8410: everything before the 32 bytes is constant, so no ASN.1 writer is needed.
const PRIVATE_PREFIX: Readonly<Record<Curve, Uint8Array>> = {
  ed25519: fromHex("302e020100300506032b657004220420"),
  x25519: fromHex("302e020100300506032b656e04220420"),
};
const PUBLIC_PREFIX: Readonly<Record<Curve, Uint8Array>> = {
  ed25519: fromHex("302a300506032b6570032100"),
  x25519: fromHex("302a300506032b656e032100"),
};

/** Raw 32-byte keys as Node key objects. Parsing costs more than signing, so it is remembered by array identity. */
export interface RawKeys {
  privateKey(curve: Curve, raw: Uint8Array): KeyObject;
  publicKey(curve: Curve, raw: Uint8Array): KeyObject;
  /** A generated pair in raw form, without the cost of parsing it again at its first use. */
  takePair(curve: Curve, pair: { readonly publicKey: KeyObject; readonly privateKey: KeyObject }): KeyPair;
}

export function createRawKeys(): RawKeys {
  const privateKeys = new WeakMap<Uint8Array, Map<Curve, KeyObject>>();
  const publicKeys = new WeakMap<Uint8Array, Map<Curve, KeyObject>>();
  return {
    privateKey: (curve, raw) =>
      remembered(privateKeys, curve, raw, () =>
        createPrivateKey({ key: der(PRIVATE_PREFIX[curve], raw), format: "der", type: "pkcs8" }),
      ),
    publicKey: (curve, raw) =>
      remembered(publicKeys, curve, raw, () =>
        createPublicKey({ key: der(PUBLIC_PREFIX[curve], raw), format: "der", type: "spki" }),
      ),
    takePair: (curve, pair) => {
      const raw = { publicKey: rawKey(pair.publicKey), privateKey: rawKey(pair.privateKey) };
      remembered(publicKeys, curve, raw.publicKey, () => pair.publicKey);
      remembered(privateKeys, curve, raw.privateKey, () => pair.privateKey);
      return raw;
    },
  };
}

/** The last 32 bytes of a key in DER are the raw key, for both curves and both forms. */
function rawKey(key: KeyObject): Uint8Array {
  const encoded = key.export(
    key.type === "private" ? { format: "der", type: "pkcs8" } : { format: "der", type: "spki" },
  );
  return Uint8Array.from(encoded.subarray(encoded.length - 32));
}

function remembered(
  known: WeakMap<Uint8Array, Map<Curve, KeyObject>>,
  curve: Curve,
  raw: Uint8Array,
  parse: () => KeyObject,
): KeyObject {
  let ofKey = known.get(raw);
  if (ofKey === undefined) {
    ofKey = new Map();
    known.set(raw, ofKey);
  }
  let key = ofKey.get(curve);
  if (key === undefined) {
    key = parse();
    ofKey.set(curve, key);
  }
  return key;
}

function der(prefix: Uint8Array, raw: Uint8Array): Buffer {
  if (raw.length !== 32) throw new RangeError("a raw key has 32 bytes");
  return Buffer.from(concatBytes(prefix, raw));
}
