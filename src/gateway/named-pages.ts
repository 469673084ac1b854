import { judgePage } from "./judge-page";
import type { LoadedRecord } from "./load-records";
import type { GatewayParts } from "./parts";
import type { Database } from "./store/database";

/** Rows of one statement; more would pass the number of its parameters. */
const ROWS = 2_000;

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
  for (const { page, content, file } of kept) {
    if (file === null) continue;
    const state = await judgePage(parts, { page, file }, content, null, tx);
    if (state !== "kept") await tx.updateTable("pages").set({ state }).where("page", "=", page).execute();
  }
}
