import { fail, ok } from "../../shared/result";
import { challengeRequest, entryBytes, proofOf, type ChallengeAnswer } from "../../sync/challenge";
import type { Caller, Handled } from "../exchange";
import type { GatewayParts } from "../parts";

/** POST /v1/challenge: proofs are made from the bytes that are stored now, never from what was once written down. */
export async function proveHolding({ db, files, crypto }: GatewayParts, caller: Caller, json: unknown): Handled {
  const parsed = challengeRequest.safeParse(json);
  if (!parsed.success) return fail("malformed");
  const { nonce, pages, entries } = parsed.data;
  const pageRows = await db
    .selectFrom("pages")
    .where("page", "in", ["", ...pages])
    .where("agency", "=", caller.agency)
    .where("state", "=", "held")
    .select(["page", "file"])
    .execute();
  const fileOf = new Map(pageRows.map(({ page, file }) => [page, file]));
  const pageProofs: (string | null)[] = [];
  for (const page of pages) {
    const file = fileOf.get(page) ?? null;
    const bytes = file === null ? undefined : await files.read(file);
    pageProofs.push(bytes === undefined ? null : proofOf(crypto, nonce, bytes));
  }
  const entryRows = await db
    .selectFrom("entries")
    .innerJoin("lines", "lines.line_id", "entries.line_id")
    .innerJoin("stations", "stations.station", "lines.station")
    .where("entries.hash", "in", ["", ...entries])
    .where("stations.agency", "=", caller.agency)
    .select(["entries.hash", "entries.envelope", "entries.signature", "entries.body"])
    .execute();
  const proofs = new Map(
    entryRows.map(({ hash, envelope, signature, body }) => [
      hash,
      proofOf(crypto, nonce, entryBytes({ envelopeBytes: envelope, signature, sealedBody: body })),
    ]),
  );
  const answer: ChallengeAnswer = { pages: pageProofs, entries: entries.map((name) => proofs.get(name) ?? null) };
  return ok({ status: 200, body: answer });
}
