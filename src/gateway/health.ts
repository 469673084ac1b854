import type { Database } from "./store/database";

/** What a monitor may know without a key: counts, and nothing of anybody. */
export interface Health {
  readonly ok: boolean;
  /** Dossiers of which something arrived that was not read yet; null: the database does not answer. */
  readonly unread: number | null;
}

const REMEMBERED_MS = 1_000;

/** Asked however often, the database is asked once a second. */
export function createHealth(db: Database, now: () => number): () => Promise<Health> {
  let last: { readonly at: number; readonly health: Promise<Health> } | undefined;

  return () => {
    const at = now();
    if (last === undefined || Math.abs(at - last.at) >= REMEMBERED_MS) last = { at, health: look(db) };
    return last.health;
  };
}

async function look(db: Database): Promise<Health> {
  try {
    const { unread } = await db
      .selectFrom("unread")
      .select(({ fn }) => fn.countAll<number>().as("unread"))
      .executeTakeFirstOrThrow();
    return { ok: true, unread };
  } catch {
    return { ok: false, unread: null }; // which is what was asked
  }
}
