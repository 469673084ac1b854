import { sql } from "kysely";
import type { Database } from "./database";

/** These dossiers have to be read again. A stamp that grew while one was read brings it back. */
export async function markUnread(db: Database, agency: string, dossiers: readonly string[]): Promise<void> {
  if (dossiers.length === 0) return;
  await db
    .insertInto("unread")
    // Sorted, so that two transactions take their rows in one order.
    .values([...dossiers].sort().map((dossier) => ({ dossier, agency })))
    .onConflict((conflict) => conflict.column("dossier").doUpdateSet({ stamp: sql<number>`nextval('unread_stamps')` }))
    .execute();
}

/** Dossiers that waited for one of these keys. */
export async function markUnreadByKeys(db: Database, keys: readonly string[]): Promise<boolean> {
  const waiting = await db.deleteFrom("awaited_keys").where("key", "in", keys).returning("dossier").execute();
  if (waiting.length === 0) return false;
  const rows = await db
    .selectFrom("dossiers")
    .where(
      "dossier",
      "in",
      waiting.map(({ dossier }) => dossier),
    )
    .select(["dossier", "agency"])
    .execute();
  for (const { dossier, agency } of rows) await markUnread(db, agency, [dossier]);
  return true;
}

/** Dossiers whose record was read in the moment between looking for it and writing down its page. */
export async function markUnreadByPages(db: Database, pages: readonly string[]): Promise<void> {
  const late = await db
    .selectFrom("pages")
    .where("page", "in", pages)
    .where("state", "=", "kept")
    .where("content", "is not", null)
    .select(["dossier", "agency"])
    .distinct()
    .execute();
  for (const { dossier, agency } of late) await markUnread(db, agency, [dossier]);
}
