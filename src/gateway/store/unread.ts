import { sql } from "kysely";
import type { Database } from "./database";

/** These dossiers have to be read again. A stamp that grew while one was read brings it back. */
export async function markUnread(db: Database, agency: string, dossiers: readonly string[]): Promise<void> {
  if (dossiers.length === 0) return;
  // One array instead of a row of parameters for each: every push writes here. Sorted, so that two transactions take
  // their rows in one order.
  await sql`
    insert into unread (dossier, agency) select dossier, ${agency}::text from unnest(${[...dossiers].sort()}::text[]) dossier
    on conflict (dossier) do update set stamp = nextval('unread_stamps')`.execute(db);
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
  await markOfAgencies(db, rows);
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
  await markOfAgencies(db, late);
}

async function markOfAgencies(
  db: Database,
  rows: readonly { readonly dossier: string; readonly agency: string }[],
): Promise<void> {
  for (const agency of [...new Set(rows.map((row) => row.agency))].sort()) {
    const own = rows.filter((row) => row.agency === agency);
    await markUnread(
      db,
      agency,
      own.map(({ dossier }) => dossier),
    );
  }
}
