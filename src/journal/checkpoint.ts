import { z } from "zod";
import type { Hash, KeyId, StationId } from "../shared/brand";
import { concatBytes, decodeUtf8, encodeUtf8 } from "../shared/bytes";
import type { CryptoSuite } from "../shared/crypto-suite";
import { fail, ok, type Result } from "../shared/result";
import type { Head } from "./entry";
import { findFrame, frameLength, putFrame } from "./frame";
import type { SigningIdentity } from "./ports";

const CHECKPOINT_FORMAT = 2;
const CHECKPOINT_PREFIX = encodeUtf8("quay-mot-cua/checkpoint/2\n");
/** The signed record stands in the first bytes of the file; the sealed sections of the state follow its frame. */
export const CHECKPOINT_RECORD_BYTES = 4096;

export interface CheckpointRecord {
  readonly station: StationId;
  /** The state covers this entry and all before it. */
  readonly head: Head;
  /** Where the frame of that entry stands: the journal must still hold it there. */
  readonly segment: string;
  readonly offset: number;
  readonly end: number;
  readonly key: KeyId;
  readonly sections: number;
  /** SHA-256 over the SHA-256 of each sealed section, in order. */
  readonly stateHash: Hash;
  readonly writtenAt: number;
}

const id = /^[0-9a-f]{32}$/;
const hash = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .transform((text) => text as Hash); // the form was just checked
const count = z.number().int().nonnegative();

const recordSchema = z.object({
  checkpoint: z.literal(CHECKPOINT_FORMAT),
  station: z
    .string()
    .regex(id)
    .transform((text) => text as StationId), // the form was just checked
  head: z.object({ incarnation: count.min(1), sequence: count.min(1), hash }),
  segment: z.string(),
  offset: count,
  end: count,
  key: z
    .string()
    .regex(id)
    .transform((text) => text as KeyId), // the form was just checked
  sections: count,
  stateHash: hash,
  writtenAt: z.number().int(),
});

export interface BadCheckpoint {
  readonly kind: "bad-checkpoint";
}

/** The bytes of a checkpoint file in front of its sections. */
export function encodeCheckpointStart(
  crypto: CryptoSuite,
  identity: SigningIdentity,
  record: Omit<CheckpointRecord, "station">,
): Uint8Array {
  const { station, privateKey } = identity;
  const bytes = encodeUtf8(JSON.stringify({ checkpoint: CHECKPOINT_FORMAT, station, ...record }));
  const signature = crypto.sign(privateKey, concatBytes(CHECKPOINT_PREFIX, bytes));
  const content = { record: bytes, signature, body: null };
  const frame = new Uint8Array(frameLength(content));
  putFrame(frame, 0, 0, content);
  return frame;
}

/** In front of each sealed section: its length. */
export const SECTION_PREFIX = 4;

export function sectionPrefix(length: number): Uint8Array {
  const bytes = new Uint8Array(SECTION_PREFIX);
  new DataView(bytes.buffer).setUint32(0, length, true);
  return bytes;
}

/** The sealed sections, as views; undefined where the bytes do not end with the last of them. */
export function splitSections(bytes: Uint8Array, from: number, count: number): readonly Uint8Array[] | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const sections: Uint8Array[] = [];
  let at = from;
  while (sections.length < count && at + SECTION_PREFIX <= bytes.length) {
    const end = at + SECTION_PREFIX + view.getUint32(at, true);
    sections.push(bytes.subarray(at + SECTION_PREFIX, end));
    at = end;
  }
  return at === bytes.length && sections.length === count ? sections : undefined;
}

/** From the start of a file; `stateAt` is where the first section begins. */
export function parseCheckpointRecord(
  crypto: CryptoSuite,
  publicKey: Uint8Array,
  start: Uint8Array,
): Result<{ readonly record: CheckpointRecord; readonly stateAt: number }, BadCheckpoint> {
  const frame = findFrame(start, 0);
  if (!frame || !crypto.verify(publicKey, concatBytes(CHECKPOINT_PREFIX, frame.record), frame.signature)) {
    return fail({ kind: "bad-checkpoint" });
  }
  const raw: unknown = JSON.parse(decodeUtf8(frame.record));
  const record = recordSchema.safeParse(raw);
  return record.success ? ok({ record: record.data, stateAt: frame.end }) : fail({ kind: "bad-checkpoint" });
}

/** Binds a sealed section, from 0, to the place that the state covers. */
export function sectionContext(station: StationId, head: Head, index: number): Uint8Array {
  const { incarnation, sequence, hash: of } = head;
  return encodeUtf8(`quay-mot-cua/checkpoint/2 ${station} ${incarnation} ${sequence} ${of} ${index}`);
}
