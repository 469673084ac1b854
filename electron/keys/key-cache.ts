import type { KeyId } from "../../src/shared/brand";

/** Opened dossier keys, the most recently used ones: opening again costs some microseconds, memory is bounded. */
export interface KeyCache {
  find(key: KeyId): Uint8Array | undefined;
  put(key: KeyId, dossierKey: Uint8Array): void;
  remove(key: KeyId): void;
}

export function createKeyCache(limit: number): KeyCache {
  const known = new Map<KeyId, Uint8Array>();
  return {
    find: (key) => {
      const found = known.get(key);
      if (found !== undefined && known.size > limit / 2) {
        known.delete(key);
        known.set(key, found);
      }
      return found;
    },
    put: (key, dossierKey) => {
      known.set(key, dossierKey);
      if (known.size <= limit) return;
      const [oldest] = known.keys();
      if (oldest !== undefined) known.delete(oldest);
    },
    remove: (key) => {
      known.delete(key);
    },
  };
}
