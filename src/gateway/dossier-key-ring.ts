import { wrapContext } from "../access/key-slot";
import { openBox } from "../access/sealed-box";
import type { KeyId } from "../shared/brand";
import type { CryptoSuite } from "../shared/crypto-suite";
import type { ProvinceKeys } from "./province-keys";
import type { Database } from "./store/database";

export interface BoxedKey {
  readonly key: KeyId;
  readonly box: Uint8Array;
}

/** Dossier keys that stations closed for the province, wrapped again for the database. */
export interface DossierKeyRing {
  /** Flushed before the answer. Those that do not open are given back. */
  take(boxed: readonly BoxedKey[]): Promise<readonly KeyId[]>;
  /** `within`: a transaction that is open; a second connection must never be waited for inside one. */
  find(keys: readonly string[], within?: Database): Promise<ReadonlyMap<string, Uint8Array>>;
}

const CACHED = 2_000;

export function createDossierKeyRing(db: Database, crypto: CryptoSuite, keys: ProvinceKeys): DossierKeyRing {
  const cache = new Map<string, Uint8Array>();
  const remember = (key: string, opened: Uint8Array): void => {
    cache.set(key, opened);
    const [oldest] = cache.keys();
    if (cache.size > CACHED && oldest !== undefined) cache.delete(oldest);
  };

  return {
    take: async (boxed) => {
      const refused: KeyId[] = [];
      const rows: { key: string; wrap: Uint8Array }[] = [];
      for (const { key, box } of boxed) {
        const opened = openBox(crypto, keys.box, box, wrapContext("province", key));
        if (!opened.ok || opened.value.length !== 32) refused.push(key);
        else rows.push({ key, wrap: crypto.seal(keys.storage, opened.value, wrapContext("province", key)) });
      }
      const distinct = [...new Map(rows.map((row) => [row.key, row])).values()];
      if (distinct.length > 0) {
        await db
          .insertInto("dossier_keys")
          .values(distinct)
          // The first that opened stays: nobody can change what a dossier was sealed with.
          .onConflict((conflict) => conflict.column("key").doNothing())
          .execute();
      }
      return refused;
    },
    find: async (wanted, within = db) => {
      const found = new Map<string, Uint8Array>();
      const unknown: string[] = [];
      for (const key of new Set(wanted)) {
        const cached = cache.get(key);
        if (cached === undefined) unknown.push(key);
        else found.set(key, cached);
      }
      if (unknown.length === 0) return found;
      const rows = await within.selectFrom("dossier_keys").where("key", "in", unknown).selectAll().execute();
      for (const { key, wrap } of rows) {
        // Key ids have the form that the brand promises.
        const opened = crypto.open(keys.storage, wrap, wrapContext("province", key as KeyId));
        if (!opened.ok) continue;
        remember(key, opened.value);
        found.set(key, opened.value);
      }
      return found;
    },
  };
}
