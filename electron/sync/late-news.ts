import type { Hash } from "../../src/shared/brand";
import { fromHex } from "../../src/shared/bytes";
import { fail, ok, type Result } from "../../src/shared/result";
import {
  centreAnswer,
  cursorAfter,
  newsPath,
  readCentreEntry,
  type CentreAnswer,
  type CentreEntry,
} from "../../src/sync/centre-entry";
import type { Failure } from "../../src/sync/failure";
import type { CentreCursor } from "../../src/sync/parts";
import { STOPPED, type SessionTools } from "./tools";

/**
 * What the province's journal has up to our cursor and this station has not. A gateway that was put back from one copy and
 * then from a newer one is in a history again that we left before we had read all of it: those entries stand before a cursor
 * that it does not know. None, where it only lost something that we have.
 */
export async function readLateNews(
  { parts, calls, own, stopped }: SessionTools,
  signer: Hash,
  cursor: CentreCursor,
): Promise<Result<readonly CentreEntry[], Failure>> {
  const known = await own.newsNames();
  const late: CentreEntry[] = [];
  let at: CentreCursor | null = null;
  for (;;) {
    if (stopped()) return fail(STOPPED);
    const answer: Result<CentreAnswer, Failure> = await calls.get(newsPath(at), centreAnswer);
    if (!answer.ok) return answer;
    for (const wire of answer.value.entries) {
      const entry = readCentreEntry(parts.crypto, fromHex(signer), at, wire);
      if (!entry.ok) return fail({ kind: "not-allowed", problem: null });
      at = cursorAfter(entry.value);
      if (isBehind(at, cursor)) return ok(late);
      if (!known.has(at.hash)) late.push(entry.value);
    }
    if (!answer.value.more) return ok(late);
  }
}

function isBehind(place: CentreCursor, cursor: CentreCursor): boolean {
  return place.epoch > cursor.epoch || (place.epoch === cursor.epoch && place.sequence > cursor.sequence);
}
