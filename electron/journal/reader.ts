import { comparePositions, type Head, type Position } from "../../src/journal/entry";
import type { JournalOptions, Place, ReadChunk, StoredEntry } from "./journal";
import { BEGINNING, readSegments, type StartingPoint } from "./read-segments";
import { listSegments, type SegmentFile } from "./segment-files";

/** What the writer knows: readers see flushed entries only. */
export interface ReaderView {
  head(): Head;
  findEnd(path: string): number | undefined;
  /** Entries whose place is known, so that a read behind them need not search. */
  known(): readonly { readonly head: Head; readonly place: Place }[];
}

export interface JournalReader {
  read(from: Position): AsyncGenerator<ReadChunk, undefined>;
  findPlace(head: Head): Promise<Place | undefined>;
}

/** Small enough to be opened and folded in about a millisecond. */
const CHUNK = 64;

export function createJournalReader(options: JournalOptions, view: ReaderView): JournalReader {
  const { disk, crypto, identity } = options;

  async function* read(from: Position): AsyncGenerator<ReadChunk, undefined> {
    const head = view.head();
    const listed = await listSegments(disk);
    const all = listed.ok ? listed.value.filter((segment) => !isBehind(segment, head)) : [];
    if (!listed.ok) {
      yield { kind: "damage", damage: { kind: "unreadable", segment: "", offset: 0, ...nextOf(from) } };
      return;
    }
    const { segments, point } = startBehind(from, all, view.known());
    const source = { disk, crypto, publicKey: identity.publicKey, lastMayBeTorn: false, everySignature: false };
    let entries: StoredEntry[] = [];
    for await (const { segment, event } of readSegments(
      { ...source, findEnd: (path) => view.findEnd(path) },
      segments,
      point,
    )) {
      if (event.kind === "entry") {
        const { entry, offset, end } = event;
        if (comparePositions(entry.envelope, head) > 0) break;
        if (comparePositions(entry.envelope, from) <= 0) continue;
        entries.push({ ...entry, place: { segment: segment.path, offset, length: end - offset } });
        if (entries.length < CHUNK) continue;
      }
      if (entries.length > 0) yield { kind: "entries", entries };
      entries = [];
      if (event.kind === "damage" && !isBefore(event.damage, from)) yield { kind: "damage", damage: event.damage };
    }
    if (entries.length > 0) yield { kind: "entries", entries };
  }

  return {
    read,
    async findPlace(head) {
      const known = view.known().find((entry) => comparePositions(entry.head, head) === 0);
      if (known) return known.head.hash === head.hash ? known.place : undefined;
      for await (const chunk of read({ ...head, sequence: head.sequence - 1 })) {
        const [first] = chunk.kind === "entries" ? chunk.entries : [];
        if (first) return first.hash === head.hash ? first.place : undefined;
      }
      return undefined;
    },
  };
}

/** Begins with the segment that holds the entry after `from`. */
function startBehind(
  from: Position,
  segments: readonly SegmentFile[],
  known: readonly { readonly head: Head; readonly place: Place }[],
): { readonly segments: readonly SegmentFile[]; readonly point: StartingPoint } {
  const exact = known.find(({ head }) => comparePositions(head, from) === 0);
  const at = exact ? segments.findIndex(({ path }) => path === exact.place.segment) : -1;
  if (exact && at !== -1) {
    const offset = exact.place.offset + exact.place.length;
    return { segments: segments.slice(at), point: { offset, head: exact.head, isBeginning: false } };
  }
  const index = segments.findLastIndex(
    ({ incarnation, firstSequence }) =>
      comparePositions({ incarnation, sequence: firstSequence }, { ...from, sequence: from.sequence + 1 }) <= 0,
  );
  if (index <= 0) return { segments, point: BEGINNING };
  return { segments: segments.slice(index), point: { ...BEGINNING, isBeginning: false } };
}

function isBehind(segment: SegmentFile, head: Head): boolean {
  return comparePositions({ incarnation: segment.incarnation, sequence: segment.firstSequence }, head) > 0;
}

function isBefore(damage: Position, from: Position): boolean {
  return comparePositions(damage, from) <= 0;
}

function nextOf({ incarnation, sequence }: Position): Position {
  return { incarnation, sequence: sequence + 1 };
}
