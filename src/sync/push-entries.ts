import { z } from "zod";
import { restoreEntry } from "../journal/chain";
import type { Entry } from "../journal/entry";
import { findFrame, frameLength, putFrame } from "../journal/frame";
import type { CryptoSuite } from "../shared/crypto-suite";
import { fail, ok, type Result } from "../shared/result";
import { count, head, position, range } from "./parts";

/** Media type of a push: frames of journal/README.md one after the other, each as its own write. */
export const FRAMES = "application/vnd.quay-mot-cua.frames";

/** The exact stored bytes; entries of one incarnation in the order of their sequences. A stripped body has no bytes. */
export function encodeBatch(entries: readonly Entry[]): Uint8Array {
  const contents = entries.map((entry) => ({
    record: entry.envelopeBytes,
    signature: entry.signature,
    body: entry.sealedBody,
  }));
  const bytes = new Uint8Array(contents.reduce((length, content) => length + frameLength(content), 0));
  let offset = 0;
  for (const content of contents) offset = putFrame(bytes, offset, offset, content);
  return bytes;
}

/** `at`: number of the frame, from 0. */
export interface BadBatch {
  readonly kind: "bad-frame" | "bad-envelope" | "too-many";
  readonly at: number;
}

export function parseBatch(
  crypto: CryptoSuite,
  bytes: Uint8Array,
  maximum: number,
): Result<readonly Entry[], BadBatch> {
  const entries: Entry[] = [];
  for (let offset = 0; offset < bytes.length;) {
    const at = entries.length;
    const frame = findFrame(bytes, offset);
    if (!frame) return fail({ kind: "bad-frame", at });
    if (at === maximum) return fail({ kind: "too-many", at });
    const body = frame.body.every((byte) => byte === 0) ? null : frame.body;
    const entry = restoreEntry(crypto, frame.record, frame.signature, body);
    if (!entry.ok) return fail({ kind: "bad-envelope", at });
    entries.push(entry.value);
    offset = frame.end;
  }
  return ok(entries);
}

/** What the gateway did with a batch. Everything said to be held is flushed in its database. */
export const pushAnswer = z.discriminatedUnion("outcome", [
  z.object({
    outcome: z.literal("held"),
    /** The end of the line that these entries belong to. */
    held: head,
    holes: z.array(range).max(1000),
    stored: count,
    duplicates: count,
    /** Another line of the same incarnation: this station, or the one that it was cloned from, must stop there. */
    forked: head.nullable(),
    /** Signed by the province: receipt.ts. */
    receipt: z.string().max(4096),
  }),
  /** Nothing was stored: what stands before is missing. Send from behind `held`, or declare the hole. */
  z.object({ outcome: z.literal("gap"), held: head.nullable() }),
  /** What stood before in the batch is held; this one is not what a journal holds. Park it and declare the hole. */
  z.object({
    outcome: z.literal("unsound"),
    sequence: position,
    why: z.enum(["signature", "chain", "body", "station", "forks"]),
    held: head.nullable(),
    receipt: z.string().max(4096).nullable(),
  }),
]);
export type PushAnswer = z.output<typeof pushAnswer>;
