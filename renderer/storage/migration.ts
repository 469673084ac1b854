import type { Transaction } from "dexie";

/** One step of the schema. A released one is never edited; each lists only the tables it changes. */
export interface Migration {
  readonly version: number;
  readonly stores: Readonly<Record<string, string | null>>;
  readonly upgrade?: (transaction: Transaction) => PromiseLike<unknown>;
}
