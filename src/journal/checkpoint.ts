import { z } from "zod";
import type { Hash, KeyId, StationId } from "../shared/brand";
import { concatBytes, decodeUtf8, encodeUtf8 } from "../shared/bytes";
import type { CryptoSuite } from "../shared/crypto-suite";
import { fail, ok, type Result } from "../shared/result";
import { hashOf } from "./chain";
import type { Head } from "./entry";
import { findFrame, frameLength, putFrame } from "./frame";
import type { SigningIdentity } from "./ports";

const CHECKPOINT_FORMAT = 1;
const CHECKPOINT_PREFIX = encodeUtf8("quay-mot-cua/checkpoint/1\n");
/** The signed record stands in the first bytes of the file; the sealed state is all that follows its frame. */
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
  /** SHA-256 of the sealed state. */
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
  stateHash: hash,
  writtenAt: z.number().int(),
});

export interface BadCheckpoint {
  readonly kind: "bad-checkpoint";
}

/** The bytes of a checkpoint file. */
export function encodeCheckpoint(
  crypto: CryptoSuite,
  identity: SigningIdentity,
  place: Omit<CheckpointRecord, "station" | "stateHash">,
  sealedState: Uint8Array,
): Uint8Array {
  const stateHash = hashOf(crypto, sealedState);
  const record = encodeUtf8(
    JSON.stringify({ checkpoint: CHECKPOINT_FORMAT, station: identity.station, ...place, stateHash }),
  );
  const signature = crypto.sign(identity.privateKey, concatBytes(CHECKPOINT_PREFIX, record));
  const content = { record, signature, body: null };
  const frame = new Uint8Array(frameLength(content));
  putFrame(frame, 0, 0, content);
  return concatBytes(frame, sealedState);
}

/** From the start of a file; `stateAt` is where the sealed state begins. */
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

/** Binds a sealed state to the place that it covers. */
export function checkpointContext(station: StationId, head: Head): Uint8Array {
  return encodeUtf8(`quay-mot-cua/checkpoint/1 ${station} ${head.incarnation} ${head.sequence} ${head.hash}`);
}
