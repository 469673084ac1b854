import type { EntryTools } from "../../src/journal/chain";
import { ZERO_HASH, type Entry, type Head } from "../../src/journal/entry";
import type { Damage } from "../../src/journal/ports";
import { endOfContent } from "../../src/journal/scan";
import { isWitnessed } from "../../src/journal/witness";
import type { Disk, DiskResult } from "../../src/shared/disk";
import { ok } from "../../src/shared/result";
import type { OpeningReport, Place } from "./journal";
import { readSegments, type StartingPoint } from "./read-segments";
import { cutSegment, flushAgain, readSegment, removeSegment, type SegmentFile } from "./segment-files";

/** Read in one go: some milliseconds. Without a checkpoint there are hundreds of thousands. */
const ENTRIES_A_TURN = 128;

/** How a journal ends, once its torn tail is cut. */
export interface Tail {
  readonly head: Head;
  readonly headPlace: Place | null;
  /**
   * The segment to go on in, where its sound part ends, and where it may be cut when another one is begun, as only zeros
   * follow; null: begin one.
   */
  readonly segment: (SegmentFile & { readonly end: number; readonly spareFrom: number | null }) | null;
  readonly incarnation: number;
  readonly damages: readonly Damage[];
  readonly cut: OpeningReport["cut"];
  readonly entriesRead: number;
  readonly isNewer: boolean;
  /** Witnesses whose entry is not the one that stands here. */
  readonly differing: ReadonlySet<Head>;
}

export interface TailStart {
  readonly segments: readonly SegmentFile[];
  readonly point: StartingPoint;
  readonly headPlace: Place | null;
}

/**
 * Reads everything from `start`, then cuts what a power cut left of a write that was never flushed, unless a witness
 * knows it, and flushes the rest, as a killed process may have left it in memory only.
 */
export async function readTail(
  disk: Disk,
  tools: EntryTools,
  witnesses: readonly Head[],
  start: TailStart,
): DiskResult<Tail> {
  const publicKey = tools.identity.publicKey;
  const source = { disk, crypto: tools.crypto, publicKey, lastMayBeTorn: true, everySignature: false };
  const damages: Damage[] = [];
  const differing = new Set(witnesses.filter((head) => start.point.head && isOther(head, start.point.head)));
  let entriesRead = 0;
  let isNewer = false;
  const { head: startHead, offset: startEnd } = start.point;
  let sound = { head: startHead, place: start.headPlace, end: startEnd, writeStart: startEnd };
  let beforeGroup = sound;
  let whole = true;
  let spareFrom: number | null = null;
  let torn: { segment: SegmentFile; offset: number; sequence: number } | null = null;

  for await (const { segment, event } of readSegments(
    { ...source, findEnd: () => undefined },
    start.segments,
    start.point,
  )) {
    if (event.kind === "damage") damages.push(event.damage);
    else if (event.kind === "newer-format") isNewer = true;
    else if (event.kind === "torn") torn = { segment, ...event };
    else if (event.kind === "unwritten") spareFrom = event.offset;
    else {
      const { group, incarnation, sequence } = event.entry.envelope;
      const head = { incarnation, sequence, hash: event.entry.hash };
      for (const witness of witnesses) if (isOther(witness, head)) differing.add(witness);
      if (group.index === 0) beforeGroup = sound;
      whole = group.index === group.size - 1;
      sound = { head, place: placeOf(segment, event), end: event.end, writeStart: event.writeStart };
      entriesRead += 1;
      if (entriesRead % ENTRIES_A_TURN === 0) await new Promise((resolve) => setImmediate(resolve));
    }
  }

  const last = start.segments.at(-1) ?? null;
  // A segment that has its header and no entry yet was never flushed either.
  const isEmpty = last !== null && sound.place?.segment !== last.path;
  const lastDamages = damages.filter(({ incarnation }) => incarnation === last?.incarnation);
  const isSound = lastDamages.length === 0 && !isNewer;
  let cut: OpeningReport["cut"] = null;
  let { end } = sound;
  let segment: SegmentFile | null = isNewer ? null : last;
  if (last && (torn || !whole || isEmpty) && isSound) {
    const stays = whole ? sound : beforeGroup;
    const sequence = stays.head?.incarnation === last.incarnation ? stays.head.sequence + 1 : last.firstSequence;
    const offset = stays.place?.segment === last.path ? stays.end : 0;
    if (isWitnessed(last.incarnation, sequence, witnesses)) {
      damages.push({ kind: "witnessed-tail", segment: last.path, offset, incarnation: last.incarnation, sequence });
    } else {
      const done = await cutTail(disk, last, offset);
      if (!done.ok) return done;
      cut = { segment: last.path, offset, bytes: done.value, sequence };
      sound = stays;
      end = offset;
      spareFrom = null;
      if (offset === 0) segment = null;
    }
  }
  if (segment && isSound) {
    const flushed = await flushAgain(disk, segment, sound.writeStart, end);
    if (!flushed.ok) return flushed;
  }
  const head = sound.head ?? { incarnation: 1, sequence: 0, hash: ZERO_HASH };
  return ok({
    head,
    headPlace: sound.place,
    segment: segment && { ...segment, end, spareFrom },
    incarnation: segment?.incarnation ?? head.incarnation,
    damages,
    cut,
    entriesRead,
    isNewer,
    differing,
  });
}

/** Removes a segment in which nothing was ever flushed; otherwise shortens it. Returns the bytes that went, without spare zeros. */
async function cutTail(disk: Disk, segment: SegmentFile, offset: number): DiskResult<number> {
  const tail = await readSegment(disk, segment.path, offset);
  if (!tail.ok) return tail;
  const done = offset === 0 ? await removeSegment(disk, segment) : await cutSegment(disk, segment.path, offset);
  return done.ok ? ok(endOfContent(tail.value, 0)) : done;
}

function isOther(a: Head, b: Head): boolean {
  return a.incarnation === b.incarnation && a.sequence === b.sequence && a.hash !== b.hash;
}

function placeOf(segment: SegmentFile, event: { readonly offset: number; readonly end: number; entry: Entry }): Place {
  return { segment: segment.path, offset: event.offset, length: event.end - event.offset };
}
