import { createEntry, headOf, type EntryTools } from "../../src/journal/chain";
import type { Entry, EntryDraft, Head } from "../../src/journal/entry";
import { MAXIMUM_PAYLOAD } from "../../src/journal/frame";
import { monthOf } from "../../src/journal/segment";
import type { AppendFault } from "../../src/journal/ports";
import type { DiskFault, DiskResult } from "../../src/shared/disk";
import { fail, ok, type Result } from "../../src/shared/result";
import type { Recovery, StoredEntry } from "./journal";
import { entryLength, type SegmentWriter } from "./segment-writer";

export type AppendResult = Result<readonly StoredEntry[], AppendFault>;

export interface Writer {
  /** The last flushed entry. */
  head(): Head;
  /** The last numbered entry. */
  numbered(): Head;
  fault(): DiskFault | null;
  append(drafts: readonly EntryDraft[], recordedAt: number): Promise<AppendResult>;
  /** Entries that are finished already (made by this station, kept by a witness). */
  appendEntries(entries: readonly Entry[]): Promise<AppendResult>;
  recover(): DiskResult<Recovery>;
  /** Numbers start again behind `known`; only while nothing is on its way. A fault before the first flush undoes it. */
  begin(incarnation: number, known: Head): void;
  idle(): Promise<void>;
}

interface Pending {
  readonly entries: readonly Entry[];
  readonly answer: (result: AppendResult) => void;
}

/** A write takes whole groups up to this size; what waits longer shares the next one. */
const WRITE_BYTES = 4 * 1024 * 1024;

export function createWriter(tools: EntryTools, segments: SegmentWriter, start: Head): Writer {
  let flushed = start;
  let numbered = start;
  /** What the first segment of this incarnation names; null in the very first. */
  let after: Head | null = null;
  /** Where to go back to while the new incarnation has nothing that is flushed. */
  let fallback: { readonly head: Head; readonly after: Head | null } | null = null;
  let queue: Pending[] = [];
  let fault: DiskFault | null = null;
  let unsettled = false;
  let running: Promise<void> | null = null;

  const enqueue = (entries: readonly Entry[]): Promise<AppendResult> => {
    const last = entries.at(-1);
    if (!last) return Promise.resolve(ok([]));
    numbered = headOf(last);
    return new Promise((answer) => {
      queue.push({ entries, answer });
      running ??= Promise.resolve().then(drain);
    });
  };

  const drain = async (): Promise<void> => {
    while (queue.length > 0) {
      const batch = takeBatch(queue);
      queue = queue.slice(batch.length);
      const written = await segments.write(
        batch.map(({ entries }) => entries),
        after,
      );
      if (written.ok) settleAnswers(batch, written.value.groups, batch.length);
      else await handleFault(batch, written.fault);
    }
    running = null;
  };

  const advance = (last: Entry): void => {
    flushed = headOf(last);
    fallback = null;
  };

  const settleAnswers = (
    batch: readonly Pending[],
    groups: readonly (readonly StoredEntry[])[],
    kept: number,
  ): void => {
    for (const [index, pending] of batch.slice(0, kept).entries()) {
      const stored = groups[index] ?? [];
      const last = stored.at(-1);
      if (last) advance(last);
      pending.answer(ok(stored));
    }
  };

  const handleFault = async (batch: readonly Pending[], cause: DiskFault): Promise<void> => {
    const settled = await segments.settle();
    const kept = settled.ok ? settled.value.kept : 0;
    if (settled.ok) settleAnswers(batch, settled.value.batch.groups, kept);
    if (kept === batch.length) return;
    fault = cause;
    unsettled = !settled.ok;
    // Never written, and what it stands on is gone.
    const rest = queue;
    queue = [];
    numbered = flushed;
    for (const pending of batch.slice(kept))
      pending.answer(fail({ kind: settled.ok ? "not-saved" : "unknown", cause }));
    for (const pending of rest) pending.answer(fail({ kind: "not-saved", cause }));
  };

  return {
    head: () => flushed,
    numbered: () => numbered,
    fault: () => fault,
    append(drafts, recordedAt) {
      if (fault) return Promise.resolve(fail({ kind: "faulted" }));
      const entries = createGroup(tools, numbered, drafts, recordedAt);
      return entries.ok ? enqueue(entries.value) : Promise.resolve(entries);
    },
    appendEntries: (entries) => (fault ? Promise.resolve(fail({ kind: "faulted" })) : enqueue(entries)),
    async recover() {
      const settled = unsettled ? await segments.settle() : null;
      if (settled && !settled.ok) return settled;
      const kept = settled?.value.batch.groups.slice(0, settled.value.kept).flat() ?? [];
      const last = kept.at(-1);
      if (last) advance(last);
      if (fallback) ({ head: flushed, after } = fallback);
      numbered = flushed;
      unsettled = false;
      fallback = null;
      fault = null;
      return ok({ kept, head: flushed });
    },
    begin(incarnation, known) {
      if (running) throw new Error("appends are on their way");
      fallback = { head: flushed, after };
      after = known.sequence > 0 ? known : null;
      flushed = { incarnation, sequence: 0, hash: known.hash };
      numbered = flushed;
    },
    idle: async () => {
      while (running) await running;
    },
  };
}

function createGroup(
  tools: EntryTools,
  head: Head,
  drafts: readonly EntryDraft[],
  recordedAt: number,
): Result<readonly Entry[], AppendFault> {
  const entries: Entry[] = [];
  let last = head;
  for (const [index, draft] of drafts.entries()) {
    const slot = {
      incarnation: head.incarnation,
      sequence: last.sequence + 1,
      previous: last.hash,
      group: { index, size: drafts.length },
      recordedAt,
    };
    const entry = createEntry(tools, slot, draft);
    if (!entry.ok) return fail({ kind: "seal", fault: entry.fault });
    // Pages belong into the vault: a body of this size is a bug, and must be told before it has a number.
    if (entryLength(entry.value) > MAXIMUM_PAYLOAD) throw new RangeError("entry too long");
    entries.push(entry.value);
    last = headOf(entry.value);
  }
  return ok(entries);
}

/** The longest start of the queue that fits into one write of one month. */
function takeBatch(queue: readonly Pending[]): readonly Pending[] {
  let bytes = 0;
  const month = monthOfFirst(queue[0]);
  const end = queue.findIndex((pending, index) => {
    for (const entry of pending.entries) bytes += entryLength(entry);
    return index > 0 && (bytes > WRITE_BYTES || monthOfFirst(pending) !== month);
  });
  return end === -1 ? queue : queue.slice(0, end);
}

function monthOfFirst(pending: Pending | undefined): string {
  return monthOf(pending?.entries[0]?.envelope.recordedAt ?? 0);
}
