import type { CryptoSuite } from "../shared/crypto-suite";
import { fromHex } from "../shared/bytes";
import { follows, hasItsBody, headOf, isSigned, restoreEntry } from "./chain";
import type { Entry, Head } from "./entry";
import { findFrame, findNextFrame, type Frame } from "./frame";
import type { Damage } from "./ports";
import { findSegmentName, parseSegmentHeader, type SegmentHeader, type SegmentName } from "./segment";

export interface Scan {
  readonly crypto: CryptoSuite;
  readonly segment: string;
  readonly bytes: Uint8Array;
  /** Offset in the file of bytes[0]: 0, or the end of an entry that is known to be sound. */
  readonly base: number;
  /** The entry before, when it is known to be sound; null at the start of a segment: its header names it. */
  readonly head: Head | null;
  /** The station's; the header of the segment must carry it. null: take the header's word (a reader without keys). */
  readonly publicKey: Uint8Array | null;
  /** A bad end of the last segment is a torn tail; anywhere else it is damage. */
  readonly last: boolean;
  /** Check each signature, not only those that the chain does not cover. */
  readonly everySignature: boolean;
}

export type ScanEvent =
  | {
      readonly kind: "entry";
      readonly entry: Entry;
      readonly offset: number;
      readonly end: number;
      /** Where the write began that brought it: what stands before had been flushed then. */
      readonly writeStart: number;
    }
  | { readonly kind: "damage"; readonly damage: Damage }
  /** Only in the last segment, behind its frames: from here to the end of the file there are zeros for what comes. */
  | { readonly kind: "unwritten"; readonly offset: number }
  /** Only in the last segment: from here on nothing can be used, and nothing of it was ever flushed. */
  | { readonly kind: "torn"; readonly offset: number; readonly sequence: number }
  | { readonly kind: "newer-format" };

/**
 * Everything in a segment, in order. An entry is given out only when it follows the entry before or carries a valid
 * signature of its own; whatever else is there is given out as damage. The signature of the last entry before the end
 * or before unreadable bytes is always checked: it covers the chain in front of it.
 */
export function* scanSegment(scan: Scan): Generator<ScanEvent, undefined> {
  const { crypto, bytes, base } = scan;
  const name = findSegmentName(scan.segment) ?? { incarnation: 0, firstSequence: 0 };
  const at = (offset: number, sequence: number, kind: Damage["kind"]): ScanEvent => ({
    kind: "damage",
    damage: { kind, segment: scan.segment, offset: base + offset, incarnation: name.incarnation, sequence },
  });
  let head = scan.head;
  let key = scan.publicKey;
  let offset = 0;
  let ahead: Frame | undefined;
  /** What is missing before the next entry was given out as damage already. */
  let isGapKnown = false;

  while (offset < bytes.length || base + bytes.length === 0) {
    const frame = ahead ?? findFrame(bytes, offset);
    const expected = head?.incarnation === name.incarnation ? head.sequence + 1 : name.firstSequence;
    if (!frame) {
      if (scan.last && base + offset > 0 && endOfContent(bytes, offset) === offset) {
        yield { kind: "unwritten", offset: base + offset };
        return;
      }
      const next = findNextFrame(bytes, offset + 1);
      if (scan.last && !wasFlushed(bytes, offset, next)) {
        yield { kind: "torn", offset: base + offset, sequence: expected };
        return;
      }
      yield at(offset, expected, "unreadable");
      isGapKnown = true;
      if (!next) return;
      offset = next.offset;
      ahead = next;
      continue;
    }
    offset = frame.end;
    ahead = findFrame(bytes, offset);

    if (base + frame.offset === 0) {
      const header = parseSegmentHeader(crypto, frame, key);
      if (!header.ok && header.fault.kind === "newer-format") {
        yield { kind: "newer-format" };
        return;
      }
      if (!header.ok || !belongs(header.value, name)) yield at(0, expected, "signature");
      else {
        key ??= fromHex(header.value.publicKey);
        head ??= headBefore(header.value);
      }
      continue;
    }

    const restored = restoreEntry(crypto, frame.record, frame.signature, findBody(frame));
    if (!restored.ok) {
      yield at(frame.offset, expected, "unreadable");
      isGapKnown = true;
      continue;
    }
    const entry = restored.value;
    const link = linkOf(entry, head, name);
    if (link === "foreign" || (link === "later" && !isGapKnown)) yield at(frame.offset, expected, "chain");
    if (link === "foreign") continue;
    if (link !== "follows" || !ahead || scan.everySignature) {
      if (!key || !isSigned(crypto, key, entry)) {
        yield at(frame.offset, entry.envelope.sequence, "signature");
        isGapKnown = true;
        continue;
      }
    }
    const sound = hasItsBody(crypto, entry);
    if (!sound) yield at(frame.offset, entry.envelope.sequence, "body");
    head = headOf(entry);
    isGapKnown = false;
    const offsets = { offset: base + frame.offset, end: base + frame.end, writeStart: base + frame.writeStart };
    yield { kind: "entry", entry: sound ? entry : { ...entry, sealedBody: null }, ...offsets };
  }
}

/** Where the zeros begin that reach to the end; never before `from`. */
export function endOfContent(bytes: Uint8Array, from: number): number {
  let end = bytes.length;
  while (end > from && bytes[end - 1] === 0) end -= 1;
  return end;
}

/** A stripped body is zeros, so that nothing behind it moves; a sealed one begins with a random nonce. */
export function findBody(frame: Frame): Uint8Array | null {
  return frame.body.every((byte) => byte === 0) ? null : frame.body;
}

type Link =
  | "follows"
  /** The first of its incarnation. */
  | "starts"
  /** Later than expected: something before it is missing. */
  | "later"
  /** Cannot stand here at all: another incarnation, or a place that is taken. */
  | "foreign";

function linkOf(entry: Entry, head: Head | null, name: SegmentName): Link {
  const { incarnation, sequence } = entry.envelope;
  if (incarnation !== name.incarnation) return "foreign";
  if (head?.incarnation !== incarnation) return sequence === 1 ? "starts" : "later";
  if (follows(head, entry)) return "follows";
  return sequence > head.sequence ? "later" : "foreign";
}

function headBefore({ incarnation, firstSequence, previous }: SegmentHeader): Head | null {
  return firstSequence > 1 ? { incarnation, sequence: firstSequence - 1, hash: previous } : null;
}

function belongs(header: SegmentHeader, name: SegmentName): boolean {
  return header.incarnation === name.incarnation && header.firstSequence === name.firstSequence;
}

/** A frame whose write began after `offset` proves that what stood there had been flushed: then it is rot, not a torn write. */
function wasFlushed(bytes: Uint8Array, offset: number, next: Frame | undefined): boolean {
  for (let frame = next; frame; frame = findNextFrame(bytes, frame.end)) {
    if (frame.writeStart > offset) return true;
  }
  return false;
}
