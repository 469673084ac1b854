import { fail, ok } from "../../shared/result";
import { toWireCentreEntry, type CentreAnswer } from "../../sync/centre-entry";
import type { Caller, Handled } from "../exchange";
import type { GatewayParts } from "../parts";
import { centreEnd } from "./session";

/** Entries of one answer; each may hold some KB. */
const AT_ONCE = 100;

/** GET /v1/centre?epoch=E&after=N: what follows that place, into later epochs too. */
export async function tellNews(parts: GatewayParts, caller: Caller, query: URLSearchParams): Handled {
  const epoch = Number(query.get("epoch") ?? Number.NaN);
  const after = Number(query.get("after") ?? Number.NaN);
  if (!Number.isSafeInteger(epoch) || !Number.isSafeInteger(after) || epoch < 0 || after < 0) return fail("malformed");
  const rows = await parts.db
    .selectFrom("centre_entries")
    .where("agency", "=", caller.agency)
    .where((where) =>
      where.or([where("epoch", ">", epoch), where.and([where("epoch", "=", epoch), where("sequence", ">", after)])]),
    )
    .orderBy("epoch")
    .orderBy("sequence")
    .limit(AT_ONCE + 1)
    .select(["envelope", "signature", "body"])
    .execute();
  const answer: CentreAnswer = {
    entries: rows
      .slice(0, AT_ONCE)
      .map(({ envelope, signature, body }) => toWireCentreEntry({ envelopeBytes: envelope, signature, body })),
    more: rows.length > AT_ONCE,
    end: await centreEnd(parts, caller.agency),
  };
  return ok({ status: 200, body: answer });
}
