import type { EntrySealer } from "../../src/journal/ports";
import { encodeUtf8 } from "../../src/shared/bytes";
import type { KeyId } from "../../src/shared/brand";
import type { CryptoSuite } from "../../src/shared/crypto-suite";
import { fail } from "../../src/shared/result";

export interface DerivedKeySealer extends EntrySealer {
  destroy(key: KeyId): void;
  isDestroyed(key: KeyId): boolean;
}

/** Every key id has a key, derived from it: real sealing without a key ring. */
export function createDerivedKeySealer(crypto: CryptoSuite): DerivedKeySealer {
  const destroyed = new Set<KeyId>();
  const keyOf = (key: KeyId): Uint8Array => crypto.sha256(encodeUtf8(`test key ${key}`));
  return {
    seal(key, plain, context) {
      if (destroyed.has(key)) return fail({ kind: "destroyed", key });
      return { ok: true, value: crypto.seal(keyOf(key), plain, context) };
    },
    open(key, sealed, context) {
      if (destroyed.has(key)) return fail({ kind: "destroyed", key });
      const opened = crypto.open(keyOf(key), sealed, context);
      return opened.ok ? opened : fail({ kind: "not-authentic", key });
    },
    isDestroyed: (key) => destroyed.has(key),
    destroy: (key) => {
      destroyed.add(key);
    },
  };
}
