import { randomInt } from "node:crypto";
import { ZERO_HASH } from "../journal/entry";
import { encodeUtf8, toHex } from "../shared/bytes";
import { fail, ok, type Result } from "../shared/result";
import { stationReceipts, type StationReceipts } from "../intake/number-state";
import type { GatewayParts } from "./parts";
import { tellDocuments } from "./publish";
import type { Database } from "./store/database";
import { DAY_MS } from "../calendar/local-time";

const LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const LIFETIME_DAYS = 7;

/** A one-time code for a station of this agency, sixty bits; the agency is founded with its first one. */
export async function createCode(parts: CodeParts, agency: string, name: string): Promise<string> {
  const made = await createReceiptCode(parts, agency, name, []);
  if (!made.ok) throw new Error("no receipts cannot be somebody else's");
  return made.value;
}

type CodeParts = Pick<GatewayParts, "db" | "crypto" | "keys" | "now" | "newsEpoch">;

/** The same, with receipts for the station that comes with it; none of them may belong to another station of the agency. */
export async function createReceiptCode(
  parts: CodeParts,
  agency: string,
  name: string,
  receipts: StationReceipts,
): Promise<Result<string, "receipts-taken">> {
  const letters = Array.from({ length: 12 }, () => LETTERS.charAt(randomInt(LETTERS.length))).join("");
  const code = letters.replace(/(.{4})(.{4})(.{4})/, "$1-$2-$3");
  return parts.db.transaction().execute(async (tx): Promise<Result<string, "receipts-taken">> => {
    await foundCentre(parts, tx, agency, name);
    if (await areTaken(parts, tx, agency, receipts)) return fail("receipts-taken");
    const expires = parts.now() + LIFETIME_DAYS * DAY_MS;
    const registered = receipts.length === 0 ? null : JSON.stringify(receipts);
    const row = {
      ...{ code_hash: hashOfCode(parts, code), agency, expires_at: expires, used_by: null },
      receipts: registered,
    };
    await tx.insertInto("codes").values(row).execute();
    return ok(code);
  });
}

/** A code that nobody used in its week gives its receipts back. */
async function areTaken(
  { now }: Pick<GatewayParts, "now">,
  tx: Database,
  agency: string,
  receipts: StationReceipts,
): Promise<boolean> {
  if (receipts.length === 0) return false;
  // One at a time for each agency.
  await tx.selectFrom("centres").where("agency", "=", agency).select("agency").forUpdate().execute();
  const codes = await tx.selectFrom("codes").where("agency", "=", agency).selectAll().execute();
  const given = codes
    .filter(({ used_by, expires_at }) => used_by !== null || expires_at >= now())
    .flatMap((code) => receiptsOf(code));
  return receipts.some(({ form, symbol, first, last }) =>
    given.some((one) => one.form === form && one.symbol === symbol && first <= one.last && one.first <= last),
  );
}

/** What was registered for the station of this code. */
export function receiptsOf({ receipts }: { readonly receipts: string | null }): StationReceipts {
  return receipts === null ? [] : stationReceipts.parse(JSON.parse(receipts));
}

/** A centre that is new is told of the catalogues and calendars that others were told of before. */
export async function foundCentre(
  parts: Pick<GatewayParts, "crypto" | "keys" | "now" | "newsEpoch">,
  tx: Database,
  agency: string,
  name: string,
): Promise<void> {
  const founded = await tx
    .insertInto("centres")
    .values({ agency, name, epoch: 1, sequence: 0, hash: ZERO_HASH })
    .onConflict((conflict) => conflict.column("agency").doNothing())
    .returning("agency")
    .executeTakeFirst();
  if (founded !== undefined) await tellDocuments(parts, tx, agency);
}

/** Codes are not kept: who reads the database cannot enrol. */
export function hashOfCode({ crypto }: Pick<GatewayParts, "crypto">, code: string): string {
  return toHex(crypto.sha256(encodeUtf8(`quay-mot-cua enrolment code 1|${code}`)));
}
