import type { Brand } from "../../src/shared/brand";

/** HMAC of a page's dossier key id and content: 64 lower-case hex digits, the name of its file. */
export type PageId = Brand<string, "PageId">;

export const VAULT_FOLDER = "vault";

/** Ids come from windows, neighbours and entries: only this form may become a path. */
export function parsePageId(text: string): PageId | undefined {
  // The form is what the brand promises.
  return /^[0-9a-f]{64}$/.test(text) ? (text as PageId) : undefined;
}

/** 256 folders: a million pages are some 4,000 names in each. */
export function pageFolder(page: PageId): string {
  return `${VAULT_FOLDER}/${page.slice(0, 2)}`;
}

export function pagePath(page: PageId): string {
  return `${pageFolder(page)}/${page}`;
}
