import type { EntrySealer } from "../../src/journal/ports";
import type { DossierId, KeyId } from "../../src/shared/brand";
import { concatBytes, decodeUtf8, encodeUtf8, fromHex, toHex } from "../../src/shared/bytes";
import type { Instant } from "../../src/shared/clock";

/**
 * An original on the disk: "QMCORIG1" (8), key id (16), dossier (16), when it was taken (8, milliseconds, big-endian), then
 * sealed under the dossier's key with head and page id as context: length of the media type (1), media type (ASCII), content.
 * The media type of a page that is not the first of its file ends in ";page=N".
 */
const MAGIC = encodeUtf8("QMCORIG1");
export const ORIGINAL_HEAD_BYTES = 48;

/** The content is not a picture but the name of the page beside which it lies: of an edited page, or of a file's further pages. */
export const SAME_AS_TYPE = "x-same-original-as";
/** What only names another page is no larger on the disk. */
export const MOST_NAME_BYTES = 512;

export interface OriginalHead {
  readonly key: KeyId;
  readonly dossier: DossierId;
  readonly takenAt: Instant;
}

export interface OriginalContent {
  readonly bytes: Uint8Array;
  readonly mediaType: string;
  /** Which page of the file it is, from 1. */
  readonly number: number;
}

/** undefined where the key cannot be used now: then nothing is kept. */
export function sealOriginal(
  sealer: EntrySealer,
  page: string,
  head: OriginalHead,
  content: OriginalContent,
): Uint8Array | undefined {
  const taken = new Uint8Array(8);
  new DataView(taken.buffer).setBigUint64(0, BigInt(Math.max(0, Math.round(head.takenAt))));
  const headBytes = concatBytes(MAGIC, fromHex(head.key), fromHex(head.dossier), taken);
  const mediaType = encodeUtf8(content.mediaType + (content.number === 1 ? "" : `;page=${String(content.number)}`));
  const plain = concatBytes(Uint8Array.of(mediaType.length), mediaType, content.bytes);
  const sealed = sealer.seal(head.key, plain, concatBytes(headBytes, fromHex(page)));
  return sealed.ok ? concatBytes(headBytes, sealed.value) : undefined;
}

/** undefined: not an original as this program writes them. The head is proved only when the file is opened. */
export function readOriginalHead(bytes: Uint8Array): OriginalHead | undefined {
  if (bytes.length < ORIGINAL_HEAD_BYTES || !MAGIC.every((byte, at) => bytes[at] === byte)) return undefined;
  const takenAt = Number(new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(40));
  // 16 bytes in hex are what both brands promise.
  return {
    key: toHex(bytes.subarray(8, 24)) as KeyId,
    dossier: toHex(bytes.subarray(24, 40)) as DossierId,
    takenAt,
  };
}

/** The content as it was kept for this page; undefined for anything else, and where its key was destroyed. */
export function openOriginal(sealer: EntrySealer, page: string, stored: Uint8Array): OriginalContent | undefined {
  const head = readOriginalHead(stored);
  if (head === undefined) return undefined;
  const context = concatBytes(stored.subarray(0, ORIGINAL_HEAD_BYTES), fromHex(page));
  const opened = sealer.open(head.key, stored.subarray(ORIGINAL_HEAD_BYTES), context);
  if (!opened.ok) return undefined;
  const end = 1 + (opened.value[0] ?? 0);
  const [mediaType = "", number = "1"] = decodeUtf8(opened.value.subarray(1, end)).split(";page=");
  return { bytes: opened.value.slice(end), mediaType, number: Number(number) };
}
