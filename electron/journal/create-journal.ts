import { headOf, hasItsBody, openBody, type EntryTools } from "../../src/journal/chain";
import { comparePositions, type EntryDraft, type Head } from "../../src/journal/entry";
import type { AppendFault, Damage } from "../../src/journal/ports";
import type { CryptoSuite } from "../../src/shared/crypto-suite";
import { fail, ok, type Result } from "../../src/shared/result";
import { findWrongEntry, judgeAdopted } from "./adoption";
import { findCheckpoints, readState, writeState, type FoundCheckpoints } from "./checkpoint-files";
import { findEntriesOf } from "./find-entries";
import type { IncarnationReason, Journal, JournalOptions, Place, ReadOnlyReason, StoredEntry } from "./journal";
import type { Tail } from "./open-tail";
import { createPlaceReader } from "./read-places";
import { findEntryAt } from "./read-segments";
import { createJournalReader } from "./reader";
import { JOURNAL_FOLDER } from "./segment-files";
import { createSegmentWriter, type OpenSegment } from "./segment-writer";
import { createWriter } from "./writer";

const MAXIMUM_SEGMENT_BYTES = 16 * 1024 * 1024;

/** The journal behind an opened tail; `reason` says why it may not be appended to. */
export function createJournal(
  options: JournalOptions,
  checkpoints: FoundCheckpoints,
  tail: Tail,
  reason: ReadOnlyReason | null,
  witnesses: readonly Head[],
): Journal {
  const { disk, crypto, identity, sealer } = options;
  const tools: EntryTools = { crypto, identity, sealer };
  const segments = createSegmentWriter(
    disk,
    tools,
    options.maximumSegmentBytes ?? MAXIMUM_SEGMENT_BYTES,
    toOpenSegment(tail),
  );
  const writer = createWriter(tools, segments, tail.head);
  let why = reason;
  let closed = false;
  let usable = checkpoints.usable;
  let highest = Math.max(tail.incarnation, ...witnesses.map(({ incarnation }) => incarnation));
  let lastPlace: { readonly head: Head; readonly place: Place } | null = tail.headPlace && {
    head: tail.head,
    place: tail.headPlace,
  };

  const remember = (entries: readonly StoredEntry[]): void => {
    const last = entries.at(-1);
    if (last && comparePositions(headOf(last), writer.head()) === 0)
      lastPlace = { head: headOf(last), place: last.place };
  };
  const begun = (incarnation: number): void => {
    highest = incarnation;
    why = null;
  };
  const blocked = (): AppendFault | null => (closed ? { kind: "closed" } : why && { kind: "read-only" });

  // What was found behind damage is read too; a segment that is being written is read as far as it is flushed.
  const findEnd = (path: string): number | undefined =>
    segments.current()?.path === path ? segments.current()?.end : undefined;
  const reader = createJournalReader(options, {
    head: () => writer.head(),
    findEnd,
    known: () => [
      ...(lastPlace ? [lastPlace] : []),
      ...usable.map(({ record: { head, segment, offset, end } }) => ({
        head,
        place: { segment, offset, length: end - offset },
      })),
    ],
  });

  return {
    opening: {
      checkpoint: checkpoints.usable[0]?.record.head ?? null,
      entriesRead: tail.entriesRead,
      cut: tail.cut,
      damages: tail.damages,
      badCheckpoints: checkpoints.bad + checkpoints.ahead.length,
    },
    condition() {
      if (closed) return { kind: "closed" };
      if (why) return { kind: "read-only", why };
      const cause = writer.fault();
      return cause ? { kind: "faulted", cause } : { kind: "open" };
    },
    head: () => writer.head(),
    nextPosition: () => ({ incarnation: writer.numbered().incarnation, sequence: writer.numbered().sequence + 1 }),
    async append(drafts, recordedAt) {
      const fault = blocked();
      if (fault) return fail(fault);
      const result = await writer.append(drafts, recordedAt);
      if (result.ok) remember(result.value);
      return result;
    },
    read: (from) => reader.read(from),
    entriesOf: (dossier, fromSegment) => findEntriesOf({ disk, crypto, findEnd }, dossier, fromSegment),
    readAt: async (place) => judgeEntry(crypto, place, await findEntryAt(disk, crypto, place)),
    readMany() {
      const places = createPlaceReader(disk, crypto);
      return async (place) => judgeEntry(crypto, place, await places.read(place));
    },
    openBody: (entry) => openBody(sealer, entry),
    async recover() {
      const recovery = await writer.recover();
      if (!recovery.ok) return recovery;
      remember(recovery.value.kept);
      const { incarnation } = recovery.value.head;
      if (incarnation > highest) begun(incarnation);
      return recovery;
    },
    async openIncarnation(asked, recordedAt) {
      if (closed) return fail({ kind: "closed" });
      if (why?.kind === "newer") return fail({ kind: "read-only" });
      await writer.idle();
      if (writer.fault()) return fail({ kind: "faulted" });
      const known = [writer.head(), ...witnesses].sort(comparePositions).at(-1) ?? writer.head();
      writer.begin(highest + 1, known);
      const opened = await writer.append([incarnationDraft(options, asked, known)], recordedAt);
      if (!opened.ok) {
        // Nothing reached the disk: go back at once, there is nothing to read back.
        if (opened.fault.kind === "seal") await writer.recover();
        return opened;
      }
      const [entry] = opened.value;
      if (!entry) throw new Error("one draft makes one entry");
      begun(entry.envelope.incarnation);
      remember([entry]);
      return ok(entry);
    },
    fence(by) {
      highest = Math.max(highest, by.incarnation);
      if (by.incarnation > writer.head().incarnation) why = { kind: "fenced", by };
    },
    async adopt(entries) {
      if (closed || why?.kind === "damaged" || why?.kind === "fenced" || why?.kind === "newer") {
        return fail(blocked() ?? { kind: "read-only" });
      }
      await writer.idle();
      const wrong = findWrongEntry(tools, writer.head(), entries);
      if (wrong) return fail(wrong);
      const stored = await writer.appendEntries(entries);
      if (!stored.ok) return stored;
      remember(stored.value);
      if (why) why = judgeAdopted(why, stored.value);
      return ok(writer.head());
    },
    async writeCheckpoint(head, state, at, kept) {
      const place = await reader.findPlace(head);
      // Not there, or the disk cannot be read just now: in both cases there is no checkpoint, and nothing is lost.
      if (!place) return fail({ kind: "io", operation: "findPlace", path: JOURNAL_FOLDER });
      const { segment, offset, length } = place;
      const end = offset + length;
      const written = await writeState(
        disk,
        tools,
        options.stationKey,
        { head, segment, offset, end },
        state,
        at,
        kept,
      );
      if (written.ok) usable = (await findCheckpoints(disk, tools)).usable;
      return written;
    },
    async readCheckpoint() {
      return (await readState(disk, tools, usable)) ?? null;
    },
    async close() {
      closed = true;
      await writer.idle();
      await segments.close();
    },
  };
}

/** An entry that was read by its place, if it is whole. */
function judgeEntry(
  crypto: CryptoSuite,
  { segment, offset }: Place,
  entry: StoredEntry | undefined,
): Result<StoredEntry, Damage> {
  if (entry && hasItsBody(crypto, entry)) return ok(entry);
  const position = entry?.envelope ?? { incarnation: Number(segment.slice(0, 6)), sequence: 0 };
  const { incarnation, sequence } = position;
  return fail({ kind: entry ? "body" : "unreadable", segment, offset, incarnation, sequence });
}

/** The first entry of an incarnation: says why it began and what it knows of the ones before. */
function incarnationDraft(options: JournalOptions, reason: IncarnationReason, after: Head): EntryDraft {
  const body = { reason, after: after.sequence > 0 ? { ...after } : null };
  return {
    class: "dossier",
    dossier: null,
    kind: "journal.incarnation",
    version: 1,
    parents: [],
    key: options.stationKey,
    body,
  };
}

function toOpenSegment({ segment }: Tail): OpenSegment | null {
  return segment && { ...segment, month: /-(\d{6})\.qmj$/.exec(segment.path)?.[1] ?? "" };
}
