import type { EntrySealer, SealFault } from "../../src/journal/ports";
import type { Hash, KeyId } from "../../src/shared/brand";
import { concatBytes, decodeUtf8, encodeUtf8, fromHex, toHex } from "../../src/shared/bytes";
import type { CryptoSuite } from "../../src/shared/crypto-suite";
import { fail, ok, type Result } from "../../src/shared/result";
import type { PageId } from "./page-place";

/**
 * A page on the disk: "QMCPAGE1" (8), key id (16), then sealed under that dossier key with the page id as context:
 * length of the media type (1), media type (ASCII), content.
 */
const MAGIC = encodeUtf8("QMCPAGE1");
const HEAD_BYTES = 24;

export interface PageContent {
  readonly bytes: Uint8Array;
  readonly mediaType: string;
  readonly sha256: Hash;
  readonly key: KeyId;
}

export type PageFileFault = { readonly kind: "damaged" } | { readonly kind: "sealed"; readonly fault: SealFault };

/**
 * HMAC over key id and content hash: the same content of one dossier has one name; in two dossiers it has two, so that
 * destroying one dossier's key takes nothing from the other; and nobody without the station's key can tell from a name
 * whether a known image is here.
 */
export function namePage(crypto: CryptoSuite, nameKey: Uint8Array, key: KeyId, sha256: Uint8Array): PageId {
  // HMAC-SHA-256 in hex is what the brand promises.
  return toHex(crypto.hmacSha256(nameKey, concatBytes(fromHex(key), sha256))) as PageId;
}

export function sealPage(
  sealer: EntrySealer,
  page: PageId,
  key: KeyId,
  content: Pick<PageContent, "bytes" | "mediaType">,
): Result<Uint8Array, SealFault> {
  const mediaType = encodeUtf8(content.mediaType);
  if (mediaType.length > 255) throw new RangeError("a media type has at most 255 bytes");
  const plain = concatBytes(Uint8Array.of(mediaType.length), mediaType, content.bytes);
  const sealed = sealer.seal(key, plain, fromHex(page));
  return sealed.ok ? ok(concatBytes(MAGIC, fromHex(key), sealed.value)) : sealed;
}

/** Opens and verifies: the content is what the name says, byte for byte. */
export function openPage(
  sealer: EntrySealer,
  crypto: CryptoSuite,
  nameKey: Uint8Array,
  page: PageId,
  stored: Uint8Array,
): Result<PageContent, PageFileFault> {
  const key = keyOfPage(stored);
  if (key === undefined) return fail({ kind: "damaged" });
  const opened = sealer.open(key, stored.subarray(HEAD_BYTES), fromHex(page));
  if (!opened.ok) {
    const changed = opened.fault.kind === "not-authentic" || opened.fault.kind === "no-key";
    return fail(changed ? { kind: "damaged" } : { kind: "sealed", fault: opened.fault });
  }
  const end = 1 + (opened.value[0] ?? 0);
  const bytes = opened.value.slice(end);
  const sha256 = crypto.sha256(bytes);
  if (namePage(crypto, nameKey, key, sha256) !== page) return fail({ kind: "damaged" });
  // SHA-256 in hex is what the brand promises.
  return ok({ bytes, mediaType: decodeUtf8(opened.value.subarray(1, end)), sha256: toHex(sha256) as Hash, key });
}

function keyOfPage(stored: Uint8Array): KeyId | undefined {
  const headed = stored.length > HEAD_BYTES && MAGIC.every((byte, at) => stored[at] === byte);
  // 16 bytes in hex are what the brand promises.
  return headed ? (toHex(stored.subarray(8, HEAD_BYTES)) as KeyId) : undefined;
}
