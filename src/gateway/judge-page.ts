import { keyOfPageFile, openPageFile } from "../sync/page-file";
import type { UploadAnswer } from "../sync/uploads";
import type { GatewayParts } from "./parts";
import type { Database } from "./store/database";

/**
 * Whether a stored file is the page that the record names: "kept" while the record or its key has not come.
 * `content`: SHA-256 that the record names, null while it has not come. `bytes`: of the file, where they are at hand.
 */
export async function judgePage(
  { files, crypto, dossierKeys }: Pick<GatewayParts, "files" | "crypto" | "dossierKeys">,
  { page, file }: { readonly page: string; readonly file: string },
  content: string | null,
  bytes: Uint8Array | null,
  within?: Database,
): Promise<UploadAnswer["state"]> {
  if (content === null) return "kept";
  const stored = bytes ?? (await files.read(file));
  const key = stored === undefined ? undefined : keyOfPageFile(stored);
  if (stored === undefined || key === undefined) return "unequal";
  const dossierKey = (await dossierKeys.find([key], within)).get(key);
  if (dossierKey === undefined) return "kept";
  const opened = openPageFile(crypto, dossierKey, page, stored);
  return opened.ok && opened.value.sha256 === content ? "held" : "unequal";
}
