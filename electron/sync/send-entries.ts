import { fail, ok, type Result } from "../../src/shared/result";
import type { Head } from "../../src/journal/entry";
import type { KeyId } from "../../src/shared/brand";
import { toBase64Url } from "../../src/sync/base64";
import { keysAnswer } from "../../src/sync/dossier-keys";
import { failureOf, type Failure } from "../../src/sync/failure";
import { encodeBatch, FRAMES, pushAnswer, type PushAnswer } from "../../src/sync/push-entries";
import { readReceipt } from "../../src/sync/receipt";
import type { PushRange } from "../../src/sync/session-plan";
import { fromHex } from "../../src/shared/bytes";
import type { StoredEntry } from "../journal/journal";
import type { EntryBatch } from "./own-entries";
import { findJson } from "./read-json";
import { EPOCH_CHANGED, park, STOPPED, type SessionTools } from "./tools";

export interface EntriesSent {
  /** The heads of other lines under our name, where the province has some. */
  readonly forks: readonly Head[];
}

/** Everything that is wanted, oldest first. `sent` is told of each entry that is held now. */
export async function sendEntries(
  tools: SessionTools,
  ranges: readonly PushRange[],
  sent: (entries: readonly StoredEntry[]) => void,
): Promise<Result<EntriesSent, Failure>> {
  const forks: Head[] = [];
  for (const range of ranges) {
    const done = await sendRange(tools, range, sent);
    if (!done.ok) return done;
    forks.push(...done.value.forks);
  }
  return ok({ forks });
}

async function sendRange(
  tools: SessionTools,
  range: PushRange,
  sent: (entries: readonly StoredEntry[]) => void,
): Promise<Result<EntriesSent, Failure>> {
  const forks: Head[] = [];
  // Behind an entry that the province cannot take, what follows is sent with a declared hole.
  let behindHole =
    range.after > 0 && tools.own.book.hasTrouble("entry-unsound", placeName(range.incarnation, range.after));
  for await (const whole of tools.own.batches(range, tools.limits)) {
    let batch: EntryBatch | undefined = whole;
    while (batch !== undefined) {
      if (tools.stopped()) return fail(STOPPED);
      const keys = await sendKeys(tools, keysOf(batch.entries));
      if (!keys.ok) return keys;
      const answer = await push(tools, batch.entries, batch.behindGap || behindHole);
      if (!answer.ok) return answer;
      if (answer.value.outcome === "gap") {
        // The province lacks what we thought it had, and this disk has it: no hole. Once more from where it stands, then,
        // as that may be another line under our name, from the beginning; what it took just now it cannot lack.
        const held = answer.value.held?.sequence ?? 0;
        const after = held < range.after ? held : 0;
        return after < range.after ? await sendRange(tools, { ...range, after }, sent) : fail(EPOCH_CHANGED);
      }
      const noted = await note(tools, batch, answer.value);
      if (!noted.ok) return noted;
      const taken = noted.value;
      sent(taken.held);
      if (answer.value.outcome === "held" && answer.value.forked !== null) forks.push(answer.value.forked);
      behindHole = taken.rest !== undefined || taken.endsUnsound;
      batch = taken.rest;
    }
  }
  return ok({ forks });
}

interface Taken {
  readonly held: readonly StoredEntry[];
  readonly rest: EntryBatch | undefined;
  readonly endsUnsound: boolean;
}

/** What the answer to a push says; a receipt that the province did not sign says nothing. */
async function note(
  { parts, own, memory, remember }: SessionTools,
  { entries }: EntryBatch,
  answer: Exclude<PushAnswer, { outcome: "gap" }>,
): Promise<Result<Taken, Failure>> {
  const unsound = answer.outcome === "unsound" ? answer.sequence : Number.POSITIVE_INFINITY;
  const held = entries.filter(({ envelope }) => envelope.sequence < unsound);
  const last = held.at(-1);
  const { receipt } = answer;
  if (last !== undefined && receipt !== null) {
    const content = readReceipt(parts.crypto, fromHex(memory().signingKey), receipt);
    if (content?.station === parts.identity.station) {
      const { epoch } = memory();
      if (content.epoch.number !== epoch?.number || content.epoch.id !== epoch.id) return fail(EPOCH_CHANGED);
      const { incarnation, sequence } = last.envelope;
      own.book.raiseHeld({ incarnation, sequence });
      remember({ receipt, held: content.held, upTo: [...own.book.held()] });
    }
  }
  if (answer.outcome !== "unsound") return ok({ held, rest: undefined, endsUnsound: false });
  const poisoned = entries.find(({ envelope }) => envelope.sequence === unsound);
  const { incarnation = 0, dossier = null } = poisoned?.envelope ?? {};
  await park({ parts, own }, "entry-unsound", placeName(incarnation, unsound), dossier, answer.why);
  const [next, ...others] = entries.filter(({ envelope }) => envelope.sequence > unsound);
  return ok({ held, rest: next && { entries: [next, ...others], behindGap: true }, endsUnsound: next === undefined });
}

async function push(
  { calls }: SessionTools,
  entries: readonly StoredEntry[],
  isHoleDeclared: boolean,
): Promise<Result<PushAnswer, Failure>> {
  const reply = await calls.send({
    method: "POST",
    path: `/v1/entries${isHoleDeclared ? "?hole=1" : ""}`,
    headers: { "content-type": FRAMES },
    body: encodeBatch(entries),
  });
  if (!reply.ok) return reply;
  const json = findJson(reply.value.body);
  const parsed = pushAnswer.safeParse(json);
  if (parsed.success) return ok(parsed.data);
  const { status, body, headers } = reply.value;
  const outcome = { kind: "answer", status, mediaType: headers["content-type"] ?? null, body, json } as const;
  return fail(failureOf(outcome, false) ?? STOPPED);
}

/** Keys first: without them the province holds entries that it cannot read. */
export async function sendKeys(
  { parts, calls, own, limits, heldKeys }: SessionTools,
  wanted: readonly KeyId[],
): Promise<Result<undefined, Failure>> {
  const fresh = [...new Set(wanted)].filter((key) => !heldKeys.has(key));
  for (let at = 0; at < fresh.length; at += limits.items) {
    const boxes = await parts.forProvince(fresh.slice(at, at + limits.items));
    // A disk that cannot be read now: the next session asks again. A key that was destroyed has no box any more.
    if (!boxes.ok) return fail(STOPPED);
    if (boxes.value.length === 0) continue;
    const keys = boxes.value.map(({ key, box }) => ({ key, box: toBase64Url(box) }));
    const answer = await calls.ask("/v1/keys", { keys }, keysAnswer);
    if (!answer.ok) return answer;
    const refused = new Set(answer.value.refused);
    for (const { key } of keys) if (!refused.has(key)) heldKeys.add(key);
    for (const key of refused) await park({ parts, own }, "key-refused", key, null, null);
  }
  return ok();
}

function keysOf(entries: readonly StoredEntry[]): readonly KeyId[] {
  return entries.flatMap(({ envelope }) =>
    envelope.class === "dossier" && envelope.dossier !== null && envelope.kind !== "dossier.erased"
      ? [envelope.key]
      : [],
  );
}

function placeName(incarnation: number, sequence: number): string {
  return `${incarnation}/${sequence}`;
}
