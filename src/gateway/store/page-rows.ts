import { sql } from "kysely";
import type { Database } from "./database";
import type { Tables } from "./tables";

type Page = Tables["pages"];
type KnownPage = Pick<Page, "page" | "dossier" | "content" | "state">;
export type ArrivedRow = Pick<Page, "page" | "dossier" | "agency" | "state"> & { readonly file: string };

// Arrays instead of a parameter for each value: pages come by the thousand.

export async function findPages(db: Database, pages: readonly string[]): Promise<ReadonlyMap<string, KnownPage>> {
  const { rows } = await sql<KnownPage>`
    select page, dossier, content, state from pages where page = any(${[...new Set(pages)]}::text[])`.execute(db);
  return new Map(rows.map((row) => [row.page, row]));
}

/** Pages whose files are stored: no page twice. What is held stays as it is. */
export async function writeArrivedPages(db: Database, rows: readonly ArrivedRow[]): Promise<void> {
  if (rows.length === 0) return;
  // Sorted, so that two transactions take their rows in one order.
  const sorted = [...rows].sort((a, b) => (a.page < b.page ? -1 : 1));
  const column = (name: keyof ArrivedRow): readonly string[] => sorted.map((row) => row[name]);
  await sql`
    insert into pages (page, dossier, agency, content, file, state) select page, dossier, agency, null, file, state
    from unnest(${column("page")}::text[], ${column("dossier")}::text[], ${column("agency")}::text[],
      ${column("file")}::text[], ${column("state")}::text[]) as fresh (page, dossier, agency, file, state)
    on conflict (page) do update set file = excluded.file, state = excluded.state where pages.state <> 'held'`.execute(
    db,
  );
}

/** Pages that these dossiers still lack, as far as their records are known; a dossier that lacks none is left out. */
export async function countMissingPages(
  db: Database,
  dossiers: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ readonly dossier: string; readonly missing: number }>`
    select dossier, count(*) as missing from pages where dossier = any(${[...new Set(dossiers)]}::text[])
      and content is not null and state <> 'held' group by dossier`.execute(db);
  return new Map(rows.map(({ dossier, missing }) => [dossier, missing]));
}
