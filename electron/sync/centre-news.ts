import type { EntryDraft } from "../../src/journal/entry";
import type { Hash } from "../../src/shared/brand";
import { fromHex } from "../../src/shared/bytes";
import { fail, ok, type Result } from "../../src/shared/result";
import { readCentreNews } from "../../src/sync/centre-bodies";
import {
  centreAnswer,
  cursorAfter,
  newsPath,
  openCentreBody,
  readCentreEntry,
  type CentreEntry,
} from "../../src/sync/centre-entry";
import type { Failure } from "../../src/sync/failure";
import type { CentreCursor } from "../../src/sync/parts";
import { provinceDraft, type NewsBody } from "../../src/sync/station-entries";
import { readLateNews } from "./late-news";
import type { SessionTools } from "./tools";

/**
 * The province's journal for this centre, as far as it goes: each entry becomes one of ours, with the cursor in it, so that
 * none is taken twice or passed over, wherever the power goes.
 */
export async function readCentreJournal(tools: SessionTools): Promise<Result<number, Failure>> {
  const { parts, calls, own, memory } = tools;
  // The form was checked when the answer to the enrolment was read.
  const signer = memory().signingKey as Hash;
  let read = 0;
  for (;;) {
    if (tools.stopped()) return ok(read);
    const cursor = own.book.cursor(signer);
    const answer = await calls.get(newsPath(cursor), centreAnswer);
    if (!answer.ok) return answer;
    const fresh: CentreEntry[] = [];
    let at = cursor;
    for (const wire of answer.value.entries) {
      const entry = readCentreEntry(parts.crypto, fromHex(signer), at, wire);
      // Not signed by our province, or not what follows: nobody may put such words into our journal.
      if (!entry.ok) return fail({ kind: "not-allowed", problem: null });
      at = cursorAfter(entry.value);
      fresh.push(entry.value);
    }
    // The last one that the gateway has up to our cursor.
    const before = fresh[0]?.envelope.previous ?? answer.value.end.hash;
    const late = await lateDrafts(tools, signer, cursor, before);
    if (!late.ok) return late;
    const drafts = [...late.value, ...fresh.map((entry) => draftOf(tools, signer, entry, false))];
    if (drafts.length > 0) {
      const recorded = await parts.runtime.record(drafts);
      if (!recorded.ok) return ok(read);
      read += drafts.length;
    }
    if (cursor !== null) own.comparedNews.add(`${cursor.hash} ${before}`);
    if (fresh.length === 0 || !answer.value.more) return ok(read);
  }
}

/** Where the province's journal is not the one that we have read, what it has before our cursor is looked through, once. */
async function lateDrafts(
  tools: SessionTools,
  signer: Hash,
  cursor: CentreCursor | null,
  before: Hash,
): Promise<Result<readonly EntryDraft[], Failure>> {
  if (cursor === null || cursor.hash === before || tools.own.comparedNews.has(`${cursor.hash} ${before}`))
    return ok([]);
  const late = await readLateNews(tools, signer, cursor);
  return late.ok ? ok(late.value.map((entry) => draftOf(tools, signer, entry, true))) : late;
}

/** What cannot be read is kept with its place: a newer program can be asked for it. */
function draftOf({ parts }: SessionTools, signer: Hash, entry: CentreEntry, isLate: boolean): EntryDraft {
  const { kind, version, dossier, key } = entry.envelope;
  const opened = openCentreBody(parts.sealer, entry);
  const news = opened.ok ? readCentreNews(kind, version, opened.value) : "sealed";
  const isRead = typeof news === "object";
  const body: NewsBody = {
    at: entry.envelope.recordedAt,
    signer,
    cursor: cursorAfter(entry),
    kind,
    dossier,
    body: isRead ? news.body : null,
    unread: isRead ? null : news,
    ...(isLate ? { late: true } : {}),
  };
  return provinceDraft("news", isRead && key !== null ? key : parts.stationKey, body);
}
