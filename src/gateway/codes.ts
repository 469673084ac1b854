import { randomInt } from "node:crypto";
import { ZERO_HASH } from "../journal/entry";
import { encodeUtf8, toHex } from "../shared/bytes";
import type { GatewayParts } from "./parts";
import { tellDocuments } from "./publish";
import type { Database } from "./store/database";
import { DAY_MS } from "../calendar/local-time";

const LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const LIFETIME_DAYS = 7;

/** A one-time code for a station of this agency, sixty bits; the agency is founded with its first one. */
export async function createCode(
  parts: Pick<GatewayParts, "db" | "crypto" | "keys" | "now" | "newsEpoch">,
  agency: string,
  name: string,
): Promise<string> {
  const letters = Array.from({ length: 12 }, () => LETTERS.charAt(randomInt(LETTERS.length))).join("");
  const code = letters.replace(/(.{4})(.{4})(.{4})/, "$1-$2-$3");
  await parts.db.transaction().execute(async (tx) => {
    await foundCentre(parts, tx, agency, name);
    const expires = parts.now() + LIFETIME_DAYS * DAY_MS;
    const row = { code_hash: hashOfCode(parts, code), agency, expires_at: expires, used_by: null };
    await tx.insertInto("codes").values(row).execute();
  });
  return code;
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
