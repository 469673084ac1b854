import type { Hash } from "../../shared/brand";
import { equalBytes, fromHex, toHex } from "../../shared/bytes";
import { fail, ok, type Result } from "../../shared/result";
import { enrolRequest, fileRef, type EnrolAnswer, type EnrolRequest, type FileRef } from "../../sync/enrolment";
import { signGrant } from "../../sync/enrolment-grant";
import { PROTOCOL } from "../../sync/parts";
import type { ProblemKind } from "../../sync/problem";
import type { Admission } from "../admit";
import { publishNews } from "../centre-journal";
import { hashOfCode, receiptsOf } from "../codes";
import { getEpoch } from "../epoch";
import type { Handled, PlainRequest } from "../exchange";
import { ENROLMENT, grantBlock, noteHoldings } from "../number-blocks";
import type { GatewayParts } from "../parts";
import type { Database } from "../store/database";

/** Form of receipts for fees that communes order (Nghị định 123/2020). */
const RECEIPT_FORM = "01BLP";
/** What whoever registers may call them; no station numbers with a symbol that nobody registered. */
const SYMBOLS = ["A", "B", "C", "D", "E", "F", "G", "H"];

/** POST /v1/enrol: signed by the key that it brings; the same station with the same code gets the same answer. */
export async function enrol(parts: GatewayParts, admission: Admission, request: PlainRequest, json: unknown): Handled {
  const parsed = enrolRequest.safeParse(json);
  if (!parsed.success) return fail("malformed");
  const admitted = await admission.admitNewcomer(request, parsed.data.station, parsed.data.publicKey);
  if (!admitted.ok) return admitted;
  const enrolled = await parts.db.transaction().execute((tx) => enrolIn(parts, tx, parsed.data));
  return enrolled.ok ? ok({ status: 200, body: enrolled.value }) : enrolled;
}

async function enrolIn(
  parts: GatewayParts,
  tx: Database,
  wish: EnrolRequest,
): Promise<Result<EnrolAnswer, ProblemKind>> {
  const codeHash = hashOfCode(parts, wish.code);
  const code = await tx
    .selectFrom("codes")
    .where("code_hash", "=", codeHash)
    .selectAll()
    .forUpdate()
    .executeTakeFirst();
  if (code === undefined || code.expires_at < parts.now()) return fail("code-unknown");
  if (code.used_by !== null && code.used_by !== wish.station) return fail("code-used");
  const { agency } = code;
  const known = await tx.selectFrom("stations").where("station", "=", wish.station).selectAll().executeTakeFirst();
  if (known !== undefined) {
    const isSame = known.code_hash === codeHash && equalBytes(known.public_key, fromHex(wish.publicKey));
    if (!isSame) return fail("code-used");
    if (known.revoked_at !== null) return fail("revoked");
  }
  await noteHoldings(parts, tx, { agency, station: wish.station }, wish.numbers);
  const granted = await grantBlock(parts, tx, { agency, station: wish.station }, ENROLMENT, wish.incarnation);
  if (!granted.ok) return granted;
  const numbers = granted.value;
  const symbol = known?.symbol ?? (await addStation(parts, tx, agency, codeHash, wish));
  const centre = await tx.selectFrom("centres").where("agency", "=", agency).select("name").executeTakeFirstOrThrow();
  const registered = receiptsOf(code);
  const year = new Date(parts.now()).getUTCFullYear() % 100;
  return ok({
    protocol: PROTOCOL,
    agency: { code: agency, name: centre.name },
    province: {
      name: parts.provinceName,
      boxKey: toHex(parts.keys.box.publicKey),
      signingKey: toHex(parts.keys.signing.publicKey),
    },
    numbers,
    receipts: { form: RECEIPT_FORM, symbols: SYMBOLS.map((letter) => `${year}T${symbol}${letter}`), registered },
    catalogue: await currentDocument(tx, "catalogue"),
    calendar: await currentDocument(tx, "calendar"),
    epoch: await getEpoch(tx),
    grant: signGrant(parts.crypto, parts.keys.signing.privateKey, {
      station: wish.station,
      publicKey: wish.publicKey,
      agency,
      agencyName: centre.name,
      name: known?.name ?? wish.name,
      // SHA-256 in hex is what the brand promises.
      codeHash: codeHash as Hash,
      symbol,
      receipts: registered,
      enrolledAt: known?.enrolled_at ?? parts.now(),
    }),
    serverTime: parts.now(),
  });
}

/** Its number in the agency, from 1: no two stations have one symbol. The agency's row is locked. */
async function addStation(
  parts: GatewayParts,
  tx: Database,
  agency: string,
  codeHash: string,
  { station, publicKey, name, program }: EnrolRequest,
): Promise<number> {
  const { last } = await tx
    .selectFrom("stations")
    .where("agency", "=", agency)
    .select(({ fn }) => fn.max("symbol").as("last"))
    .executeTakeFirstOrThrow();
  // max() of no rows is null, whatever the types say.
  const symbol = ((last as number | null) ?? 0) + 1;
  await tx
    .insertInto("stations")
    .values({
      station,
      agency,
      name,
      public_key: fromHex(publicKey),
      program,
      code_hash: codeHash,
      symbol,
      enrolled_at: parts.now(),
      revoked_at: null,
    })
    .execute();
  await tx.updateTable("codes").set({ used_by: station }).where("code_hash", "=", codeHash).execute();
  await publishNews(parts, tx, agency, { kind: "station.enrolled", body: { station, publicKey, name }, about: null });
  return symbol;
}

async function currentDocument(tx: Database, kind: "catalogue" | "calendar"): Promise<FileRef | null> {
  const row = await tx
    .selectFrom("documents")
    .where("kind", "=", kind)
    .where("agency", "is", null)
    .orderBy("published_at", "desc")
    .selectAll()
    .executeTakeFirst();
  if (row === undefined) return null;
  return fileRef.parse({ sha256: row.file, size: row.size, mediaType: row.media_type, version: row.version });
}
