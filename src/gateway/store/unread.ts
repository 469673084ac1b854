import { sql } from "kysely";
import type { Database } from "./database";

interface DossierOfAgency {
  readonly dossier: string;
  readonly agency: string;
}

/** These dossiers have to be read again. A stamp that grew while one was read brings it back. */
export async function markUnread(db: Database, dossiers: readonly DossierOfAgency[]): Promise<void> {
  // A dossier that two centres name stays with the first.
  const distinct = new Map([...dossiers].reverse().map(({ dossier, agency }) => [dossier, agency]));
  if (distinct.size === 0) return;
  // Arrays instead of a row of parameters for each: every push writes here. Sorted, so that two transactions take their
  // rows in one order.
  const ids = [...distinct.keys()].sort();
  const agencies = ids.map((id) => distinct.get(id) ?? "");
  await sql`
    insert into unread (dossier, agency) select dossier, agency from unnest(${ids}::text[], ${agencies}::text[]) as fresh (dossier, agency)
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
  await markUnread(db, rows);
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
  await markUnread(db, late);
}
