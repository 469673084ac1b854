import { sql } from "kysely";
import type { UploadAnswer } from "../sync/uploads";
import { judgePage } from "./judge-page";
import type { LoadedRecord } from "./load-records";
import type { GatewayParts } from "./parts";
import type { Database } from "./store/database";

/** Rows of one statement; more would pass the number of its parameters. */
const ROWS = 2_000;
/** In memory at once: each may be as long as a page may be. */
const FILES = 4;

type PageState = UploadAnswer["state"];

/** Writes down what records name, and looks at the files that came before them. */
export async function writePages(parts: GatewayParts, tx: Database, records: readonly LoadedRecord[]): Promise<void> {
  const rows = records.flatMap(({ dossier, agency, record }) =>
    record.pages.map(({ page, sha256 }) => ({
      page,
      dossier,
      agency,
      content: sha256,
      file: null,
      state: "missing" as const,
    })),
  );
  // A page that two dossiers name belongs to the first.
  const distinct = [...new Map(rows.reverse().map((row) => [row.page, row])).values()];
  distinct.sort((a, b) => (a.page < b.page ? -1 : 1));
  for (let at = 0; at < distinct.length; at += ROWS) {
    await tx
      .insertInto("pages")
      .values(distinct.slice(at, at + ROWS))
      .onConflict((conflict) =>
        conflict
          .column("page")
          .doUpdateSet((set) => ({ content: set.ref("excluded.content") }))
          .whereRef("pages.dossier", "=", "excluded.dossier"),
      )
      .execute();
  }
  const kept = await tx
    .selectFrom("pages")
    .where(
      "dossier",
      "in",
      records.map(({ dossier }) => dossier),
    )
    .where("state", "=", "kept")
    .select(["page", "content", "file"])
    .orderBy("page")
    .execute();
  const judged: { readonly page: string; readonly state: PageState }[] = [];
  for (let at = 0; at < kept.length; at += FILES) {
    const some = kept.slice(at, at + FILES).map(async ({ page, content, file }) => ({
      page,
      state: file === null ? ("kept" as const) : await judgePage(parts, { page, file }, content, null, tx),
    }));
    judged.push(...(await Promise.all(some)));
  }
  const known = judged.filter(({ state }) => state !== "kept");
  if (known.length === 0) return;
  await sql`
    update pages set state = judged.state
    from unnest(${known.map(({ page }) => page)}::text[], ${known.map(({ state }) => state)}::text[]) as judged (page, state)
    where pages.page = judged.page`.execute(tx);
}
