import type { EntryDraft } from "../../src/journal/entry";
import type { Hash } from "../../src/shared/brand";
import { fromHex } from "../../src/shared/bytes";
import { fail, ok, type Result } from "../../src/shared/result";
import { readCentreNews } from "../../src/sync/centre-bodies";
import {
  centreAnswer,
  cursorAfter,
  openCentreBody,
  readCentreEntry,
  type CentreEntry,
} from "../../src/sync/centre-entry";
import type { Failure } from "../../src/sync/failure";
import { provinceDraft, type NewsBody } from "../../src/sync/station-entries";
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
    const path = `/v1/centre?epoch=${String(cursor?.epoch ?? 0)}&after=${String(cursor?.sequence ?? 0)}`;
    const answer = await calls.get(path, centreAnswer);
    if (!answer.ok) return answer;
    const drafts: EntryDraft[] = [];
    let at = cursor;
    for (const wire of answer.value.entries) {
      const entry = readCentreEntry(parts.crypto, fromHex(signer), at, wire);
      // Not signed by our province, or not what follows: nobody may put such words into our journal.
      if (!entry.ok) return fail({ kind: "not-allowed", problem: null });
      at = cursorAfter(entry.value);
      drafts.push(draftOf(tools, signer, entry.value));
    }
    if (drafts.length === 0) return ok(read);
    const recorded = await parts.runtime.record(drafts);
    if (!recorded.ok) return ok(read);
    read += drafts.length;
    if (!answer.value.more) return ok(read);
  }
}

/** What cannot be read is kept with its place: a newer program can be asked for it. */
function draftOf({ parts }: SessionTools, signer: Hash, entry: CentreEntry): EntryDraft {
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
  };
  return provinceDraft("news", isRead && key !== null ? key : parts.stationKey, body);
}
