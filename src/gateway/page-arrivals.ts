import { keyOfPageFile } from "../sync/page-file";
import type { UploadAnswer } from "../sync/uploads";
import { createCoalescer } from "./coalesce";
import { judgePage } from "./judge-page";
import type { GatewayParts } from "./parts";
import { markUnreadByPages } from "./store/unread";

export interface ArrivedPage {
  readonly agency: string;
  readonly dossier: string;
  readonly page: string;
  /** SHA-256 of the sealed file, which is stored. */
  readonly file: string;
}

interface Arrival extends ArrivedPage {
  /** null: to be read from the store. */
  readonly bytes: Uint8Array | null;
}

export interface PageArrivals {
  /** Writes down a page whose file is stored; held if it is what the record names. */
  arrived(page: Arrival): Promise<UploadAnswer>;
  /** The answer for a page that is held, with exactly this file or another that opens to the same content. */
  find(page: ArrivedPage): Promise<UploadAnswer | undefined>;
}

type PageState = UploadAnswer["state"];

/** Pages come by the thousand and each is small: what comes together is written down together. */
export function createPageArrivals(
  parts: Pick<GatewayParts, "db" | "files" | "crypto" | "dossierKeys" | "arrived">,
): PageArrivals {
  const { db, dossierKeys, arrived } = parts;

  const writeDown = async (pages: readonly Arrival[]): Promise<readonly UploadAnswer[]> => {
    const known = await db
      .selectFrom("pages")
      .where("page", "in", [...new Set(pages.map(({ page }) => page))])
      .select(["page", "dossier", "content", "state"])
      .execute();
    const byPage = new Map(known.map((row) => [row.page, row]));
    // All their keys with one statement: judging each page would ask for its own.
    await dossierKeys.find(pages.flatMap(({ bytes }) => (bytes === null ? [] : (keyOfPageFile(bytes) ?? []))));
    const states: PageState[] = [];
    const rows = new Map<string, ReturnType<typeof rowOf>>();
    for (const page of pages) {
      const row = byPage.get(page.page);
      const isSame = row === undefined || row.dossier === page.dossier;
      const state =
        row?.state === "held"
          ? "held"
          : isSame
            ? await judgePage(parts, page, row?.content ?? null, page.bytes)
            : "unequal";
      states.push(state);
      if (isSame && row?.state !== "held") rows.set(page.page, rowOf(page, state));
    }
    if (rows.size > 0) {
      await db
        .insertInto("pages")
        .values([...rows.values()].sort((a, b) => (a.page < b.page ? -1 : 1)))
        .onConflict((conflict) =>
          conflict
            .column("page")
            .doUpdateSet((set) => ({ file: set.ref("excluded.file"), state: set.ref("excluded.state") }))
            .where("pages.state", "<>", "held"),
        )
        .execute();
    }
    const kept = pages.filter((_, index) => states[index] === "kept").map(({ page }) => page);
    if (kept.length > 0) await markUnreadByPages(db, kept);
    const missing = await countMissing(pages);
    if (states.some((state) => state === "kept") || missing.size < pages.length) arrived();
    return pages.map(({ dossier }, index) => ({ state: states[index] ?? "kept", missing: missing.get(dossier) ?? 0 }));
  };

  const countMissing = async (pages: readonly ArrivedPage[]): Promise<ReadonlyMap<string, number>> => {
    const rows = await db
      .selectFrom("pages")
      .where("dossier", "in", [...new Set(pages.map(({ dossier }) => dossier))])
      .where("content", "is not", null)
      .where("state", "<>", "held")
      .groupBy("dossier")
      .select(["dossier", ({ fn }) => fn.countAll<number>().as("missing")])
      .execute();
    return new Map(rows.map(({ dossier, missing }) => [dossier, missing]));
  };

  return {
    arrived: createCoalescer(writeDown, 100),
    find: async (page) => {
      const row = await db
        .selectFrom("pages")
        .where("page", "=", page.page)
        .where("dossier", "=", page.dossier)
        .where("state", "=", "held")
        .select("page")
        .executeTakeFirst();
      if (row === undefined) return undefined;
      return { state: "held", missing: (await countMissing([page])).get(page.dossier) ?? 0 };
    },
  };
}

function rowOf({ agency, dossier, page, file }: ArrivedPage, state: PageState) {
  return { page, dossier, agency, content: null, file, state };
}
