import type { Head } from "../../src/journal/entry";
import { headOf, restoreEntry } from "../../src/journal/chain";
import { findFrame } from "../../src/journal/frame";
import type { Damage } from "../../src/journal/ports";
import { findBody, scanSegment, type ScanEvent } from "../../src/journal/scan";
import type { CryptoSuite } from "../../src/shared/crypto-suite";
import type { Disk } from "../../src/shared/disk";
import type { Place, StoredEntry } from "./journal";
import { readSegment, type SegmentFile } from "./segment-files";

export interface SegmentSource {
  readonly disk: Disk;
  readonly crypto: CryptoSuite;
  /** null: without keys, each segment by the key in its own header. */
  readonly publicKey: Uint8Array | null;
  /** True: the end of the last segment may be torn. False: what is missing there is damage. */
  readonly lastMayBeTorn: boolean;
  readonly everySignature: boolean;
  /** Where the flushed part of a segment ends, for the one that is being written. */
  findEnd(path: string): number | undefined;
}

/** A sound place to start: right behind `head`, which ends at `offset` of the first segment. */
export interface StartingPoint {
  readonly offset: number;
  readonly head: Head | null;
  /** Nothing may be missing in front of the first segment. */
  readonly isBeginning: boolean;
}

export interface SegmentEvent {
  readonly segment: SegmentFile;
  readonly event: ScanEvent;
}

export const BEGINNING: StartingPoint = { offset: 0, head: null, isBeginning: true };

/** Everything in the segments, in order; one segment in memory at a time. A segment that cannot be read is damage. */
export async function* readSegments(
  source: SegmentSource,
  segments: readonly SegmentFile[],
  start: StartingPoint = BEGINNING,
): AsyncGenerator<SegmentEvent, undefined> {
  let head = start.head;
  let isBehindNewer = false;
  for (const [index, segment] of segments.entries()) {
    const base = index === 0 ? start.offset : 0;
    // How far a segment reaches that this program cannot read, it cannot know.
    if ((index > 0 || start.isBeginning) && !isBehindNewer && isGapBefore(segment, head)) {
      yield { segment, event: damageAt(segment, "segment-missing", 0, head) };
      head = null;
    }
    const bytes = await readSegment(source.disk, segment.path, base, source.findEnd(segment.path));
    if (!bytes.ok) {
      yield { segment, event: damageAt(segment, "unreadable", base, head) };
      continue;
    }
    const last = source.lastMayBeTorn && index === segments.length - 1;
    const { crypto, publicKey, everySignature } = source;
    const scan = { crypto, publicKey, everySignature, segment: segment.path, bytes: bytes.value, base, head, last };
    for (const event of scanSegment(scan)) {
      if (event.kind === "entry") head = headOf(event.entry);
      if (event.kind === "entry" || event.kind === "newer-format") isBehindNewer = event.kind === "newer-format";
      if (isBehindNewer) head = null;
      yield { segment, event };
    }
  }
}

/** One entry by its place, with its signature and body unchecked; undefined where no whole entry stands. */
export async function findEntryAt(disk: Disk, crypto: CryptoSuite, place: Place): Promise<StoredEntry | undefined> {
  const bytes = await readSegment(disk, place.segment, place.offset, place.offset + place.length);
  return bytes.ok ? entryIn(crypto, bytes.value, place) : undefined;
}

/** The entry whose frame begins with `bytes`. */
export function entryIn(crypto: CryptoSuite, bytes: Uint8Array, place: Place): StoredEntry | undefined {
  const frame = findFrame(bytes, 0);
  if (!frame) return undefined;
  const entry = restoreEntry(crypto, frame.record, frame.signature, findBody(frame));
  return entry.ok ? { ...entry.value, place } : undefined;
}

function isGapBefore(segment: SegmentFile, head: Head | null): boolean {
  return segment.firstSequence > (head?.incarnation === segment.incarnation ? head.sequence + 1 : 1);
}

function damageAt(segment: SegmentFile, kind: Damage["kind"], offset: number, head: Head | null): ScanEvent {
  const { path, incarnation, firstSequence } = segment;
  const isBehind = head?.incarnation === incarnation;
  const sequence = isBehind ? head.sequence + 1 : kind === "segment-missing" ? 1 : firstSequence;
  return { kind: "damage", damage: { kind, segment: path, offset, incarnation, sequence } };
}
