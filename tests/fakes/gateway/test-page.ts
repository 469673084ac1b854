import { createNodeCrypto } from "../../../electron/keys/node-crypto";
import type { PageRef } from "../../../src/dossier/body-parts";
import type { Hash, KeyId } from "../../../src/shared/brand";
import { concatBytes, encodeUtf8, fromHex, toHex } from "../../../src/shared/bytes";

const crypto = createNodeCrypto();

/** A page as the vault would keep it, and what an entry says of it. */
export interface TestPage {
  readonly ref: PageRef;
  readonly file: Uint8Array;
  readonly sha256: Hash;
}

/** The form of electron/vault/page-file.ts, with a name that stands for the HMAC. */
export function aPage(key: KeyId, dossierKey: Uint8Array, size: number): TestPage {
  const content = crypto.randomBytes(size);
  const page = toHex(crypto.randomBytes(32));
  const mediaType = encodeUtf8("image/jpeg");
  const plain = concatBytes(Uint8Array.of(mediaType.length), mediaType, content);
  const sealed = crypto.seal(dossierKey, plain, fromHex(page));
  const file = concatBytes(encodeUtf8("QMCPAGE1"), fromHex(key), sealed);
  const ref = { page, sha256: hashOf(content), size, mediaType: "image/jpeg", overruled: [] };
  return { ref, file, sha256: hashOf(file) };
}

function hashOf(bytes: Uint8Array): Hash {
  // SHA-256 in hex is what the brand promises.
  return toHex(crypto.sha256(bytes)) as Hash;
}
