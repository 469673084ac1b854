import { z } from "zod";
import { fail, ok } from "../../shared/result";
import { custodyRequest, type DossierCustody } from "../../sync/custody-answers";
import { hash, keyId } from "../../sync/parts";
import { takeBackLost } from "../check-files";
import type { Caller, Handled } from "../exchange";
import type { GatewayParts } from "../parts";

const hashes = z.array(hash);
const keyIds = z.array(keyId);
/** As long as the answer's lists may be: what is missing beyond is named once these have come. */
const MOST_PAGES = 10_000;

/**
 * POST /v1/custody: only of the caller's own centre; of others nothing is known. A page is called held while its file is
 * there: this answer is what a station relies on.
 */
export async function tellCustody({ db, files }: GatewayParts, caller: Caller, json: unknown): Handled {
  const parsed = custodyRequest.safeParse(json);
  if (!parsed.success) return fail("malformed");
  const { dossiers } = parsed.data;
  const own = { agency: caller.agency };
  const rows = await db
    .selectFrom("dossiers")
    .where("dossier", "in", dossiers)
    .where("agency", "=", own.agency)
    .selectAll()
    .execute();
  const unread = await db
    .selectFrom("unread")
    .where("dossier", "in", dossiers)
    .where("agency", "=", own.agency)
    .select("dossier")
    .execute();
  const pages = await db
    .selectFrom("pages")
    .where("dossier", "in", dossiers)
    .where("agency", "=", own.agency)
    .where("content", "is not", null)
    .select(["dossier", "page", "state", "file"])
    .orderBy("page")
    .execute();
  const called = pages.filter(({ state }) => state === "held");
  const lost = await takeBackLost({ db, files }, called);
  const held = new Set(called.flatMap(({ page }) => (lost.has(page) ? [] : [page])));
  const waiting = new Set(unread.map(({ dossier }) => dossier));
  const answers = dossiers.map((dossier): DossierCustody => {
    const row = rows.find((other) => other.dossier === dossier);
    const named = pages.filter((page) => page.dossier === dossier);
    return {
      dossier,
      reading: waiting.has(dossier) ? "unread" : (row?.reading ?? "unknown"),
      entries: row?.entries ?? 0,
      missingEntries: row === undefined ? [] : hashes.parse(JSON.parse(row.missing_entries)),
      missingKeys: row === undefined ? [] : keyIds.parse(JSON.parse(row.missing_keys)),
      heldPages: named.flatMap(({ page }) => (held.has(page) ? [page] : [])).slice(0, MOST_PAGES),
      missingPages: named.flatMap(({ page }) => (held.has(page) ? [] : [page])).slice(0, MOST_PAGES),
      takenOverAt: row?.taken_over_at ?? null,
    };
  });
  return ok({ status: 200, body: { dossiers: answers } });
}
