import { comparePositions, ZERO_HASH, type Head } from "../../journal/entry";
import { fail, ok } from "../../shared/result";
import { PROTOCOL, type CentreCursor, type Epoch } from "../../sync/parts";
import { readReceipt } from "../../sync/receipt";
import { sessionRequest, type SessionAnswer, type SessionRequest } from "../../sync/session-start";
import type { Hash } from "../../shared/brand";
import { getEpoch, getStart, raiseEpoch } from "../epoch";
import type { Caller, Handled } from "../exchange";
import type { GatewayParts } from "../parts";
import { findGrant } from "./recall";
import { findHeldHeads, readLines } from "../store/lines";

/** POST /v1/session. */
export async function startSession(parts: GatewayParts, caller: Caller, json: unknown): Handled {
  const parsed = sessionRequest.safeParse(json);
  if (!parsed.success) return fail(isOtherProtocol(json) ? "protocol" : "malformed");
  const { data } = parsed;
  if (data.station !== caller.station) return fail("not-signed");
  const { db, limits, now } = parts;
  const epoch = await noticeRestore(parts, caller, data);
  const lines = await readLines(db, caller.station);
  const held = await findHeldHeads(db, caller.station, data.heads);
  const missing = await db
    .selectFrom("pages")
    .where("agency", "=", caller.agency)
    .where("state", "=", "missing")
    .select(({ fn }) => fn.countAll<number>().as("pages"))
    .executeTakeFirstOrThrow();
  const answer: SessionAnswer = {
    protocol: PROTOCOL,
    epoch,
    start: (await getStart(db)).id,
    lines: lines.map(({ head, holes }) => ({ head, holes: [...holes] })),
    common: latestOfEach(held),
    centre: await centreEnd(parts, caller.agency),
    missingPages: missing.pages,
    limits,
    grant: data.hasGrant ? null : ((await findGrant(parts, caller)) ?? null),
    serverTime: now(),
  };
  return ok({ status: 200, body: answer });
}

/** Where the journal for a centre ends. */
export async function centreEnd({ db }: Pick<GatewayParts, "db">, agency: string): Promise<CentreCursor> {
  const row = await db.selectFrom("centres").where("agency", "=", agency).selectAll().executeTakeFirst();
  // Stored from an entry's hash.
  return row === undefined
    ? { epoch: 1, sequence: 0, hash: ZERO_HASH }
    : { epoch: row.epoch, sequence: row.sequence, hash: row.hash as Hash };
}

/**
 * A backup was restored under us when a station knows more of this gateway than the gateway: a receipt for entries
 * that are not held, a later epoch, or entries of the centre's journal that are not here.
 */
async function noticeRestore(parts: GatewayParts, caller: Caller, request: SessionRequest): Promise<Epoch> {
  const { db, crypto, keys } = parts;
  const current = await getEpoch(db);
  const told = request.epoch;
  if (told !== null && (told.number > current.number || (told.number === current.number && told.id !== current.id))) {
    return raiseEpoch(db, crypto, told);
  }
  const receipt = request.receipt === null ? undefined : readReceipt(crypto, keys.signing.publicKey, request.receipt);
  if (receipt?.station === caller.station && receipt.epoch.number >= current.number) {
    const held = await findHeldHeads(db, caller.station, [receipt.held]);
    if (held.length === 0) return raiseEpoch(db, crypto, receipt.epoch);
  }
  const { cursor } = request;
  if (cursor !== null && cursor.sequence > 0) {
    const known = await db
      .selectFrom("centre_entries")
      .where("agency", "=", caller.agency)
      .where("hash", "=", cursor.hash)
      .select("hash")
      .executeTakeFirst();
    if (known === undefined && (await noteLostNews(db, cursor.hash))) return raiseEpoch(db, crypto, current);
  }
  return current;
}

/** False: it is known already that this entry of a centre's journal was lost. */
async function noteLostNews(db: GatewayParts["db"], hash: Hash): Promise<boolean> {
  const noted = await db
    .insertInto("meta")
    .values({ name: `lost news ${hash}`, value: "" })
    .onConflict((conflict) => conflict.column("name").doNothing())
    .returning("name")
    .executeTakeFirst();
  return noted !== undefined;
}

function latestOfEach(heads: readonly Head[]): Head[] {
  const latest = new Map<number, Head>();
  for (const head of [...heads].sort(comparePositions)) latest.set(head.incarnation, head);
  return [...latest.values()];
}

function isOtherProtocol(json: unknown): boolean {
  return typeof json === "object" && json !== null && "protocol" in json && json.protocol !== PROTOCOL;
}
