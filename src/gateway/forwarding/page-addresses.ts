import { createHmac, timingSafeEqual } from "node:crypto";
import { keyOfPageFile, openPageFile } from "../../sync/page-file";
import type { GatewayParts } from "../parts";

export const PROVINCIAL_PAGES = "/provincial/pages/";

/** A page's address for the provincial system: who has it may read that page, and nobody can make one up. */
export function pageAddress({ keys }: Pick<GatewayParts, "keys">, base: string, page: string): string {
  return `${base}${PROVINCIAL_PAGES}${page}.${tokenOf(keys.storage, page)}`;
}

/** The opened page behind an address; undefined: no such page, or a wrong address. */
export async function openAddressedPage(
  { db, files, crypto, keys, dossierKeys }: GatewayParts,
  name: string,
): Promise<{ readonly bytes: Uint8Array; readonly mediaType: string } | undefined> {
  const [, page, token] = /^([0-9a-f]{64})\.([0-9a-f]{64})$/.exec(name) ?? [];
  if (page === undefined || token === undefined) return undefined;
  if (!timingSafeEqual(Buffer.from(token), Buffer.from(tokenOf(keys.storage, page)))) return undefined;
  const row = await db
    .selectFrom("pages")
    .where("page", "=", page)
    .where("state", "=", "held")
    .select("file")
    .executeTakeFirst();
  const stored = row?.file == null ? undefined : await files.read(row.file);
  const key = stored === undefined ? undefined : keyOfPageFile(stored);
  const dossierKey = key === undefined ? undefined : (await dossierKeys.find([key])).get(key);
  if (stored === undefined || dossierKey === undefined) return undefined;
  const opened = openPageFile(crypto, dossierKey, page, stored);
  return opened.ok ? opened.value : undefined;
}

function tokenOf(storage: Uint8Array, page: string): string {
  return createHmac("sha256", storage).update(`provincial page 1|${page}`).digest("hex");
}
