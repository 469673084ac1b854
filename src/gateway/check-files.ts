import type { GatewayParts } from "./parts";
import type { Database } from "./store/database";

type FileParts = Pick<GatewayParts, "db" | "files">;

/** Row of `meta` that stands from a restore until every file was looked for. */
const UNCHECKED = "files-unchecked";
const PAGES_AT_ONCE = 500;
/** A statement has at most 65,535 parameters. */
const NAMES_AT_ONCE = 10_000;

/** In the transaction that notices a restore: files may have been put back from an older copy than the database. */
export async function doubtFiles(db: Database): Promise<void> {
  await db
    .insertInto("meta")
    .values({ name: UNCHECKED, value: "" })
    .onConflict((conflict) => conflict.column("name").doUpdateSet({ value: "" }))
    .execute();
}

/** Goes through all pages that are called held, once after a restore; one that a crash ends begins again at the start. */
export async function checkDoubtedFiles(parts: FileParts): Promise<void> {
  const { db } = parts;
  const doubted = await db.selectFrom("meta").where("name", "=", UNCHECKED).select("name").executeTakeFirst();
  if (doubted === undefined) return;
  for (let after = ""; ;) {
    const pages = await db
      .selectFrom("pages")
      .where("state", "=", "held")
      .where("page", ">", after)
      .orderBy("page")
      .limit(PAGES_AT_ONCE)
      .select(["page", "file"])
      .execute();
    await takeBackLost(parts, pages);
    const last = pages.at(-1);
    if (last === undefined) break;
    after = last.page;
  }
  await db.deleteFrom("meta").where("name", "=", UNCHECKED).execute();
}

/** Held pages whose file is not there any more are missing again, and named: whoever has them sends them anew. */
export async function takeBackLost(
  { db, files }: FileParts,
  pages: readonly { readonly page: string; readonly file: string | null }[],
): Promise<ReadonlySet<string>> {
  const found = await Promise.all(pages.map(({ file }) => (file === null ? Promise.resolve(false) : files.has(file))));
  const lost = pages.filter((_, index) => found[index] !== true).map(({ page }) => page);
  for (let at = 0; at < lost.length; at += NAMES_AT_ONCE) {
    await db
      .updateTable("pages")
      .set({ state: "missing", file: null })
      .where("page", "in", lost.slice(at, at + NAMES_AT_ONCE))
      .where("state", "=", "held")
      .execute();
  }
  return new Set(lost);
}
