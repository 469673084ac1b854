import { z } from "zod";
import { decodeUtf8, encodeUtf8 } from "../shared/bytes";
import { count, dossierId, hash, pageId } from "./parts";

/** tus 1.0.0 with creation and creation-with-upload (https://tus.io/protocols/resumable-upload). */
export const TUS_VERSION = "1.0.0";

/** `Upload-Metadata` of a page: the sealed file of the vault, byte for byte. */
export const uploadMetadata = z.object({
  dossier: dossierId,
  page: pageId,
  /** Of the sealed file: it names the file at the province, and the bytes that arrived must have it. */
  sha256: hash,
});
export type UploadMetadata = z.output<typeof uploadMetadata>;

/** `key base64` pairs with commas between; ours are ASCII words. */
export function formatMetadata(metadata: UploadMetadata, toBase64: (bytes: Uint8Array) => string): string {
  return Object.entries(metadata)
    .map(([name, value]) => `${name} ${toBase64(encodeUtf8(value))}`)
    .join(",");
}

/** undefined where it is not the metadata of a page. */
export function parseMetadata(
  header: string,
  fromBase64: (text: string) => Uint8Array | undefined,
): UploadMetadata | undefined {
  const pairs = header.split(",").map((pair): [string, string] => {
    const [name = "", value = ""] = pair.trim().split(" ");
    return [name, readText(fromBase64(value))];
  });
  return uploadMetadata.safeParse(Object.fromEntries(pairs)).data;
}

function readText(bytes: Uint8Array | undefined): string {
  try {
    return bytes === undefined ? "" : decodeUtf8(bytes);
  } catch {
    return ""; // not UTF-8: refused by the schema like any other wrong value
  }
}

/**
 * Body of the answer to the request that completed an upload (204 becomes 200), or to the creation of one that is held
 * already. `page`: "held": opened, and its content has the hash that an entry names; "kept": the record or its key is
 * not there yet; "unequal": it opens, but is not what the entry names, or does not open.
 */
export const uploadAnswer = z.object({
  state: z.enum(["held", "kept", "unequal"]),
  /** Pages of the dossier that are still missing, as far as its record is known. */
  missing: count,
});
export type UploadAnswer = z.output<typeof uploadAnswer>;
