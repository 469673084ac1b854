import { z } from "zod";
import { fail, ok } from "../../shared/result";
import { custodyRequest, type DossierCustody } from "../../sync/custody-answers";
import { hash, keyId } from "../../sync/parts";
import type { Caller, Handled } from "../exchange";
import type { GatewayParts } from "../parts";

const hashes = z.array(hash);
const keyIds = z.array(keyId);

/** POST /v1/custody: only of the caller's own centre; of others nothing is known. */
export async function tellCustody({ db }: GatewayParts, caller: Caller, json: unknown): Handled {
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
    .select(["dossier", "page", "state"])
    .orderBy("page")
    .execute();
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
      heldPages: named.filter(({ state }) => state === "held").map(({ page }) => page),
      missingPages: named.filter(({ state }) => state !== "held").map(({ page }) => page),
      takenOverAt: row?.taken_over_at ?? null,
    };
  });
  return ok({ status: 200, body: { dossiers: answers } });
}
