import { encodeBatch } from "../../../electron/journal/batch";
import { createEntry, headOf } from "../../../src/journal/chain";
import { ZERO_HASH, type Entry, type EntryDraft } from "../../../src/journal/entry";
import { createSegmentHeader, monthOf, segmentPath } from "../../../src/journal/segment";
import type { DossierId, KeyId, StationId } from "../../../src/shared/brand";
import { expectOk } from "../../../src/shared/result";
import { createDerivedKeySealer } from "../../fakes/derived-key-sealer";
import { createNobleCrypto } from "../../fakes/noble-crypto";

/** Bytes 1, 2, 3, … in place of random ones, so that the example is the same on every machine. */
function countingBytes(): (length: number) => Uint8Array {
  let next = 0;
  return (length) => Uint8Array.from({ length }, () => (next += 1) & 0xff);
}

/** The segment of the format page: two entries written one after the other by the noble implementation. */
export function createExampleSegment(): {
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly entries: readonly Entry[];
} {
  // prettier-ignore
  const crypto = createNobleCrypto(countingBytes());
  const pair = crypto.createSigningPair();
  // Ids of the right form.
  const identity = { station: "5a".repeat(16) as StationId, ...pair };
  const draft: EntryDraft = {
    class: "dossier",
    dossier: "d0".repeat(16) as DossierId,
    kind: "dossier.accepted",
    version: 1,
    parents: [],
    key: "c0".repeat(16) as KeyId,
    body: { code: "H56.123-261123-0007" },
  };
  const tools = { crypto, identity, sealer: createDerivedKeySealer(crypto) };
  const recordedAt = Date.UTC(2026, 10, 23, 1);
  const place = { incarnation: 1, month: monthOf(recordedAt), firstSequence: 1, previous: ZERO_HASH, after: null };
  const path = segmentPath(place);
  const group = { index: 0, size: 1 };
  const slot = { incarnation: 1, sequence: 1, previous: ZERO_HASH, group, recordedAt };
  const first = expectOk(createEntry(tools, slot, draft));
  const nextSlot = { ...slot, sequence: 2, previous: headOf(first).hash, recordedAt: recordedAt + 60_000 };
  const moved = { ...draft, kind: "dossier.moved", parents: [first.hash], body: { move: "transfer" } };
  const second = expectOk(createEntry(tools, nextSlot, moved));
  const one = encodeBatch(path, 0, createSegmentHeader(crypto, identity, place), [[first]]);
  const two = encodeBatch(path, one.bytes.length, null, [[second]]);
  const bytes = new Uint8Array(one.bytes.length + two.bytes.length);
  bytes.set(one.bytes);
  bytes.set(two.bytes, one.bytes.length);
  return { path, bytes, entries: [first, second] };
}

/** Sixteen bytes a line, with their offset and what is readable of them. */
export function hexLines(bytes: Uint8Array): string {
  const lines: string[] = [];
  for (let at = 0; at < bytes.length; at += 16) {
    const part = [...bytes.subarray(at, at + 16)];
    const hex = part.map((byte) => byte.toString(16).padStart(2, "0")).join(" ");
    const text = part.map((byte) => (byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : ".")).join("");
    lines.push(`${at.toString(16).padStart(4, "0")}  ${hex.padEnd(47)}  ${text}`);
  }
  return lines.join("\n");
}
