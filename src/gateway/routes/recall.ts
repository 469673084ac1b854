import { equalBytes, fromHex, toHex } from "../../shared/bytes";
import { fail, ok, type Result } from "../../shared/result";
import { recallRequest, type RecallRequest } from "../../sync/enrolment";
import { readGrant, signGrant, type GrantContent } from "../../sync/enrolment-grant";
import type { Hash, StationId } from "../../shared/brand";
import type { ProblemKind } from "../../sync/problem";
import type { Admission } from "../admit";
import { publishNews } from "../centre-journal";
import { foundCentre, receiptsOf } from "../codes";
import type { Caller, Handled, PlainRequest } from "../exchange";
import { noteHoldings } from "../number-blocks";
import type { GatewayParts } from "../parts";
import type { Database } from "../store/database";

/**
 * POST /v1/enrol/again: a station that this gateway enrolled and has forgotten, because it was put back from a backup. Our own
 * signature says so; the request is signed by the key that it names. Asked again, it is answered the same.
 */
export async function recall(parts: GatewayParts, admission: Admission, request: PlainRequest, json: unknown): Handled {
  const parsed = recallRequest.safeParse(json);
  if (!parsed.success) return fail("malformed");
  const grant = readGrant(parts.crypto, parts.keys.signing.publicKey, parsed.data.grant);
  if (grant === undefined) return fail("unknown-station");
  const admitted = await admission.admitNewcomer(request, grant.station, grant.publicKey);
  if (!admitted.ok) return admitted;
  const known = await parts.db.transaction().execute((tx) => recallIn(parts, tx, grant, parsed.data));
  return known.ok ? ok({ status: 200, body: { recalled: known.value } }) : known;
}

async function recallIn(
  parts: GatewayParts,
  tx: Database,
  grant: GrantContent,
  { program, numbers }: RecallRequest,
): Promise<Result<boolean, ProblemKind>> {
  const { station, agency, name, symbol, codeHash } = grant;
  await foundCentre(parts, tx, agency, grant.agencyName);
  await tx.selectFrom("centres").where("agency", "=", agency).select("agency").forUpdate().execute();
  const known = await tx.selectFrom("stations").where("station", "=", station).selectAll().executeTakeFirst();
  if (known !== undefined) {
    if (known.revoked_at !== null) return fail("revoked");
    return equalBytes(known.public_key, fromHex(grant.publicKey)) ? ok(false) : fail("unknown-station");
  }
  await tx
    .insertInto("stations")
    .values({
      station,
      agency,
      name,
      public_key: fromHex(grant.publicKey),
      program,
      code_hash: codeHash,
      symbol,
      enrolled_at: grant.enrolledAt,
      revoked_at: null,
    })
    .execute();
  const receipts = grant.receipts.length === 0 ? null : JSON.stringify(grant.receipts);
  // Where the code is forgotten too, nobody else may be given its receipts.
  await tx
    .insertInto("codes")
    .values({ code_hash: codeHash, agency, expires_at: grant.enrolledAt, used_by: station, receipts })
    .onConflict((conflict) => conflict.column("code_hash").doUpdateSet({ used_by: station }))
    .execute();
  await noteHoldings(parts, tx, { agency, station }, numbers);
  const body = { station, publicKey: grant.publicKey, name };
  await publishNews(parts, tx, agency, { kind: "station.enrolled", body, about: null });
  return ok(true);
}

/** What a station shows should we forget it; undefined: it is not enrolled. */
export async function findGrant(
  { db, crypto, keys }: Pick<GatewayParts, "db" | "crypto" | "keys">,
  { station, agency }: Pick<Caller, "station" | "agency">,
): Promise<string | undefined> {
  const row = await db.selectFrom("stations").where("station", "=", station).selectAll().executeTakeFirst();
  const centre = await db.selectFrom("centres").where("agency", "=", agency).select("name").executeTakeFirst();
  if (row === undefined || centre === undefined) return undefined;
  const code = await db
    .selectFrom("codes")
    .where("code_hash", "=", row.code_hash)
    .select("receipts")
    .executeTakeFirst();
  return signGrant(crypto, keys.signing.privateKey, {
    // Stored from an enrolment, where the forms were checked.
    station: station as StationId,
    publicKey: toHex(row.public_key),
    agency,
    agencyName: centre.name,
    name: row.name,
    codeHash: row.code_hash as Hash,
    symbol: row.symbol,
    receipts: code === undefined ? [] : receiptsOf(code),
    enrolledAt: row.enrolled_at,
  });
}
