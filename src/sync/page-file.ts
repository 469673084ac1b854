import type { Hash, KeyId } from "../shared/brand";
import { concatBytes, decodeUtf8, encodeUtf8, equalBytes, fromHex, toHex } from "../shared/bytes";
import type { CryptoSuite } from "../shared/crypto-suite";
import { fail, ok, type Result } from "../shared/result";

const MAGIC = encodeUtf8("QMCPAGE1");
/** Magic and key id stand in clear before what is sealed. */
export const PAGE_HEAD_BYTES = 24;

/** The dossier key that seals a page file of the vault; undefined: not such a file. */
export function keyOfPageFile(stored: Uint8Array): KeyId | undefined {
  if (stored.length <= PAGE_HEAD_BYTES || !equalBytes(stored.subarray(0, MAGIC.length), MAGIC)) return undefined;
  // 16 bytes in hex are what the brand promises.
  return toHex(stored.subarray(MAGIC.length, PAGE_HEAD_BYTES)) as KeyId;
}

export interface PageFileContent {
  readonly bytes: Uint8Array;
  readonly mediaType: string;
  readonly sha256: Hash;
}

/** What a holder of the dossier's key finds in a page file: length of the media type (1), media type, content. */
export function openPageFile(
  crypto: CryptoSuite,
  dossierKey: Uint8Array,
  page: string,
  stored: Uint8Array,
): Result<PageFileContent, { readonly kind: "not-authentic" }> {
  const opened = crypto.open(dossierKey, stored.subarray(PAGE_HEAD_BYTES), fromHex(page));
  if (!opened.ok) return opened;
  const end = 1 + (opened.value[0] ?? 0);
  if (opened.value.length < end) return fail({ kind: "not-authentic" });
  const bytes = opened.value.subarray(end);
  // SHA-256 in hex is what the brand promises.
  const sha256 = toHex(crypto.sha256(bytes)) as Hash;
  return ok({ bytes, mediaType: decodeUtf8(opened.value.subarray(1, end)), sha256 });
}

/** A page file as the vault writes it, for whoever has the dossier's key. */
export function sealPageFile(
  crypto: CryptoSuite,
  key: { readonly id: KeyId; readonly bytes: Uint8Array },
  page: string,
  content: { readonly bytes: Uint8Array; readonly mediaType: string },
): Uint8Array {
  const mediaType = encodeUtf8(content.mediaType);
  const plain = concatBytes(Uint8Array.of(mediaType.length), mediaType, content.bytes);
  return concatBytes(MAGIC, fromHex(key.id), crypto.seal(key.bytes, plain, fromHex(page)));
}
