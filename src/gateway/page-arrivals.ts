import { keyOfPageFile } from "../sync/page-file";
import type { UploadAnswer } from "../sync/uploads";
import { createCoalescer } from "./coalesce";
import { judgePage } from "./judge-page";
import type { GatewayParts } from "./parts";
import { countMissingPages, findPages, writeArrivedPages, type ArrivedRow } from "./store/page-rows";
import { markUnreadByPages } from "./store/unread";

export interface ArrivedPage {
  readonly agency: string;
  readonly dossier: string;
  readonly page: string;
  /** SHA-256 of the sealed file, which is stored. */
  readonly file: string;
}

interface Arrival extends ArrivedPage {
  /** To be stored, under the hash that they were found to have; null: they are stored already. */
  readonly bytes: Uint8Array | null;
}

export interface PageArrivals {
  /** Stores a page's file, then writes the page down; held if it is what the record names. */
  arrived(page: Arrival): Promise<UploadAnswer>;
  /** The answer for a page that is held, with exactly this file or another that opens to the same content. */
  find(page: ArrivedPage): Promise<UploadAnswer | undefined>;
}

type PageState = UploadAnswer["state"];

interface Judged {
  readonly state: PageState;
  /** To be written down. */
  readonly isNews: boolean;
}

interface Stored extends Judged {
  readonly page: Arrival;
}

/** Batches at once: while the disk flushes one, another is judged or written down. */
const LANES = 3;

/** Pages come by the thousand and each is small: what comes together is stored and written down together. */
export function createPageArrivals(
  parts: Pick<GatewayParts, "db" | "files" | "crypto" | "dossierKeys" | "arrived">,
): PageArrivals {
  const { db, files, dossierKeys, arrived } = parts;

  const store = async (pages: readonly Arrival[]): Promise<ReadonlyMap<Arrival, Error>> => {
    const fresh = pages.flatMap((page) => (page.bytes === null ? [] : { page, sha256: page.file, bytes: page.bytes }));
    const problems = fresh.length === 0 ? [] : await files.putAll(fresh);
    return new Map(
      fresh.flatMap(({ page }, index): [Arrival, Error][] => {
        const problem = problems[index];
        return problem === undefined ? [] : [[page, problem]];
      }),
    );
  };

  const judge = async (pages: readonly Arrival[]): Promise<readonly Judged[]> => {
    const [known] = await Promise.all([
      findPages(
        db,
        pages.map(({ page }) => page),
      ),
      // All their keys with one statement: judging each page would ask for its own.
      dossierKeys.find(pages.flatMap(({ bytes }) => (bytes === null ? [] : (keyOfPageFile(bytes) ?? [])))),
    ]);
    const judged: Judged[] = [];
    for (const page of pages) {
      const row = known.get(page.page);
      if (row?.state === "held") judged.push({ state: "held", isNews: false });
      else if (row !== undefined && row.dossier !== page.dossier) judged.push({ state: "unequal", isNews: false });
      else judged.push({ state: await judgePage(parts, page, row?.content ?? null, page.bytes), isNews: true });
    }
    return judged;
  };

  const takeIn = async (arrivals: readonly Arrival[]): Promise<readonly (UploadAnswer | Error)[]> => {
    // What it is can be found out while it is flushed; it is written down when both are over.
    const [problems, judged] = await Promise.all([store(arrivals), judge(arrivals)]);
    const stored = arrivals.flatMap((page, index) => {
      const verdict = judged[index];
      return verdict === undefined || problems.has(page) ? [] : [{ page, ...verdict }];
    });
    const answers = new Map(await writeDown(stored));
    return arrivals.map((page) => answers.get(page) ?? problems.get(page) ?? new Error("a page without an answer"));
  };

  const writeDown = async (pages: readonly Stored[]): Promise<readonly [Arrival, UploadAnswer][]> => {
    if (pages.length === 0) return [];
    const rows = new Map(
      pages.filter(({ isNews }) => isNews).map(({ page, state }) => [page.page, rowOf(page, state)]),
    );
    await writeArrivedPages(db, [...rows.values()]);
    const kept = pages.flatMap(({ page, state }) => (state === "kept" ? page.page : []));
    if (kept.length > 0) await markUnreadByPages(db, kept);
    const missing = await countMissingPages(
      db,
      pages.map(({ page }) => page.dossier),
    );
    if (kept.length > 0 || missing.size < pages.length) arrived();
    return pages.map(({ page, state }) => [page, { state, missing: missing.get(page.dossier) ?? 0 }]);
  };
  const takeInTogether = createCoalescer(takeIn, 100, LANES);

  return {
    arrived: async (page) => {
      const answer = await takeInTogether(page);
      if (answer instanceof Error) throw answer;
      return answer;
    },
    find: async (page) => {
      const row = await db
        .selectFrom("pages")
        .where("page", "=", page.page)
        .where("dossier", "=", page.dossier)
        .where("state", "=", "held")
        .select("page")
        .executeTakeFirst();
      if (row === undefined) return undefined;
      return { state: "held", missing: (await countMissingPages(db, [page.dossier])).get(page.dossier) ?? 0 };
    },
  };
}

function rowOf({ agency, dossier, page, file }: ArrivedPage, state: PageState): ArrivedRow {
  return { page, dossier, agency, file, state };
}
