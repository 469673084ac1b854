import { z } from "zod";
import type { Hash, StationId } from "../shared/brand";
import { concatBytes, decodeUtf8, encodeUtf8, fromHex, toHex } from "../shared/bytes";
import type { CryptoSuite } from "../shared/crypto-suite";
import { fail, ok, type Result } from "../shared/result";
import type { Head } from "./entry";
import type { Frame, FrameContent } from "./frame";
import type { SigningIdentity } from "./ports";

/** Container format: a higher one cannot be read at all by this program. */
export const SEGMENT_FORMAT = 1;
const SEGMENT_PREFIX = encodeUtf8("quay-mot-cua/segment/1\n");

/** The record of the first frame of a segment file. */
export interface SegmentHeader {
  readonly segment: number;
  readonly station: StationId;
  /** Ed25519, hex: checks the header itself and all entries of the segment. */
  readonly publicKey: string;
  readonly incarnation: number;
  /** yyyymm in UTC of the first entry. */
  readonly month: string;
  readonly firstSequence: number;
  /** What the first entry calls `previous`. */
  readonly previous: Hash;
  /** In the first segment of an incarnation, the last head known of an earlier one. */
  readonly after: Head | null;
}

const hash = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .transform((text) => text as Hash); // the form was just checked
const count = z.number().int().nonnegative();

const headerSchema = z.object({
  segment: z.literal(SEGMENT_FORMAT),
  station: z
    .string()
    .regex(/^[0-9a-f]{32}$/)
    .transform((text) => text as StationId), // the form was just checked
  publicKey: z.string().regex(/^[0-9a-f]{64}$/),
  incarnation: count.min(1),
  month: z.string().regex(/^\d{6}$/),
  firstSequence: count.min(1),
  previous: hash,
  after: z.object({ incarnation: count.min(1), sequence: count, hash }).nullable(),
});

export function createSegmentHeader(
  crypto: CryptoSuite,
  identity: SigningIdentity,
  place: Omit<SegmentHeader, "segment" | "station" | "publicKey">,
): FrameContent {
  const header: SegmentHeader = {
    segment: SEGMENT_FORMAT,
    station: identity.station,
    publicKey: toHex(identity.publicKey),
    ...place,
  };
  const record = encodeUtf8(JSON.stringify(header));
  return { record, signature: crypto.sign(identity.privateKey, concatBytes(SEGMENT_PREFIX, record)), body: null };
}

export type SegmentHeaderFault = { readonly kind: "bad-header" } | { readonly kind: "newer-format" };

/** Signed by the key it carries, which must be `key`; null: whether that key is the station's is for the caller to know. */
export function parseSegmentHeader(
  crypto: CryptoSuite,
  frame: Frame,
  key: Uint8Array | null,
): Result<SegmentHeader, SegmentHeaderFault> {
  const raw = parseJson(frame.record);
  const newer = z.object({ segment: count.min(SEGMENT_FORMAT + 1) }).safeParse(raw);
  if (newer.success) return fail({ kind: "newer-format" });
  const header = headerSchema.safeParse(raw);
  if (!header.success) return fail({ kind: "bad-header" });
  const signed = concatBytes(SEGMENT_PREFIX, frame.record);
  const isOurs = key === null || toHex(key) === header.data.publicKey;
  const isSigned = isOurs && crypto.verify(key ?? fromHex(header.data.publicKey), signed, frame.signature);
  return isSigned ? ok(header.data) : fail({ kind: "bad-header" });
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(decodeUtf8(bytes));
  } catch {
    return undefined;
  }
}

export interface SegmentName {
  readonly incarnation: number;
  readonly firstSequence: number;
}

/** `000001/0000000001-202611.qmj`: names in order are entries in order, whatever the clock did. */
export function segmentPath(name: SegmentName & { readonly month: string }): string {
  return `${incarnationFolder(name.incarnation)}/${pad(name.firstSequence, 10)}-${name.month}.qmj`;
}

export function incarnationFolder(incarnation: number): string {
  return pad(incarnation, 6);
}

export function findSegmentName(path: string): SegmentName | undefined {
  const parts = /^(\d{6})\/(\d{10})-\d{6}\.qmj$/.exec(path);
  if (!parts) return undefined;
  return { incarnation: Number(parts[1]), firstSequence: Number(parts[2]) };
}

/** yyyymm in UTC; only a name, so a wrong clock makes a wrong name and no wrong order. */
export function monthOf(recordedAt: number): string {
  const date = new Date(recordedAt);
  const year = date.getUTCFullYear();
  if (!(year >= 1 && year <= 9999)) return "000000";
  return `${pad(year, 4)}${pad(date.getUTCMonth() + 1, 2)}`;
}

function pad(value: number, digits: number): string {
  return String(value).padStart(digits, "0");
}
