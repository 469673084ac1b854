import { z } from "zod";
import { concatBytes, decodeUtf8, encodeUtf8 } from "../shared/bytes";
import type { CryptoSuite } from "../shared/crypto-suite";
import type { Hash } from "../shared/brand";
import type { Head } from "./entry";
import { findFrame, frameLength, putFrame } from "./frame";
import type { SigningIdentity } from "./ports";

const PREFIX = encodeUtf8("quay-mot-cua/witness/1\n");

const count = z.number().int().min(1);
const recordSchema = z.object({
  witness: z.literal(1),
  head: z.object({
    incarnation: count,
    sequence: count,
    hash: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .transform((text) => text as Hash), // the form was just checked
  }),
});

/** One frame without body: how far this computer knows its own journal to have come. */
export function encodeKeptHead(crypto: CryptoSuite, identity: SigningIdentity, head: Head): Uint8Array {
  const { incarnation, sequence, hash } = head;
  const known = { witness: 1, station: identity.station, head: { incarnation, sequence, hash } };
  const record = encodeUtf8(JSON.stringify(known));
  const content = { record, signature: crypto.sign(identity.privateKey, concatBytes(PREFIX, record)), body: null };
  const bytes = new Uint8Array(frameLength(content));
  putFrame(bytes, 0, 0, content);
  return bytes;
}

/** undefined where the bytes are not what this station has signed: then they tell nothing. */
export function findKeptHead(crypto: CryptoSuite, publicKey: Uint8Array, bytes: Uint8Array): Head | undefined {
  const frame = findFrame(bytes, 0);
  if (!frame || !crypto.verify(publicKey, concatBytes(PREFIX, frame.record), frame.signature)) return undefined;
  const record = recordSchema.safeParse(JSON.parse(decodeUtf8(frame.record)));
  return record.success ? record.data.head : undefined;
}
