const OWN = ["journal", "vault", "keys", "drafts", "logs", "spool", "tmp", "temp", "print", "sync"] as const;

/** Which store a file of the profile belongs to, by its path with "/" . */
export function storeOf(file: string): string {
  const [top = "", ...rest] = file.split("/");
  if (top !== "browser") return OWN.some((name) => name === top) && rest.length > 0 ? top : "profile";
  const inside = rest.join("/");
  if (/(?:^|\/)(?:IndexedDB|blob_storage)\//.test(inside)) return "indexeddb";
  if (/(?:^|\/)(?:Local Storage|Session Storage)\//.test(inside)) return "web-storage";
  if (/cache/i.test(inside)) return "cache";
  return "browser";
}
