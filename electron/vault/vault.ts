import type { EntrySealer, SealFault } from "../../src/journal/ports";
import type { Hash, KeyId } from "../../src/shared/brand";
import { toHex } from "../../src/shared/bytes";
import type { CryptoSuite } from "../../src/shared/crypto-suite";
import type { Disk, DiskFault } from "../../src/shared/disk";
import { fail, ok, type Result } from "../../src/shared/result";
import { readWholeFile, replaceWholeFile } from "../disk/whole-file";
import { ensureFolder } from "../keys/disk-steps";
import { namePage, openPage, sealPage, type PageContent } from "./page-file";
import { pageFolder, pagePath, parsePageId, type PageId } from "./page-place";

/** Below this the vault takes no new page: what is promised already (entries, prints) must still fit. */
export const MINIMUM_FREE_BYTES = 300_000_000;

export interface VaultOptions {
  readonly disk: Disk;
  readonly crypto: CryptoSuite;
  readonly sealer: EntrySealer;
  /** UnlockedKeys.vaultName. */
  readonly nameKey: Uint8Array;
  readonly minimumFreeBytes?: number;
}

/** What an entry or a draft says about a page. */
export interface StoredPage {
  readonly page: PageId;
  /** Of the content. */
  readonly sha256: Hash;
  readonly size: number;
  readonly mediaType: string;
}

export type VaultFault =
  | { readonly kind: "disk-full" }
  | { readonly kind: "disk-fault"; readonly cause: DiskFault }
  /**
   * "missing", "damaged": the file; "sealed": the dossier's key cannot be used here, or was destroyed; "elsewhere": the
   * province holds it, and it cannot be fetched now.
   */
  | {
      readonly kind: "unreadable";
      readonly why: "missing" | "damaged" | "sealed" | "elsewhere";
      readonly seal?: SealFault;
    };

/** Asks for the sealed file of a page that is not here. "not-there": nobody has it. */
type AskElsewhere = (page: PageId) => Promise<Result<Uint8Array, { readonly kind: "elsewhere" | "not-there" }>>;

/** One sealed file a page. */
export interface Vault {
  /**
   * File and name are flushed before the answer, so that an entry may name the page. The same bytes under the same key
   * are one file, however often they come.
   */
  put(key: KeyId, bytes: Uint8Array, mediaType: string): Promise<Result<StoredPage, VaultFault>>;
  /** The content, if it is what was stored for this dossier key. */
  get(
    key: KeyId,
    page: Pick<StoredPage, "sha256"> & { readonly page: string },
  ): Promise<Result<Uint8Array, VaultFault>>;
  /** By id alone, for showing a page; verified as well. */
  read(page: string): Promise<Result<PageContent, VaultFault>>;
  /** From now on `get` and `read` ask there for what is not here; its bytes are verified as ever and not stored. */
  fetchFrom(ask: AskElsewhere): void;
  /** Takes files away (erased or purged dossiers); what is not there is fine. Names are flushed before the answer. */
  remove(pages: readonly string[]): Promise<Result<undefined, VaultFault>>;
  /** Pages that this run has put: never collected while it lives. */
  freshPages(): ReadonlySet<PageId>;
}

export function createVault(options: VaultOptions): Vault {
  const { disk, crypto, sealer, nameKey, minimumFreeBytes = MINIMUM_FREE_BYTES } = options;
  const readyFolders = new Set<string>();
  const underWay = new Map<PageId, Promise<Result<undefined, VaultFault>>>();
  const fresh = new Set<PageId>();
  /** A flush failed after the file got its name: what the kernel shows may not be on the disk. */
  const doubtful = new Set<PageId>();

  let askElsewhere: AskElsewhere | undefined;

  const open = (page: PageId, stored: Uint8Array): Result<PageContent, VaultFault> => {
    const opened = openPage(sealer, crypto, nameKey, page, stored);
    if (opened.ok) return opened;
    return fail(opened.fault.kind === "damaged" ? DAMAGED : { ...SEALED, seal: opened.fault.fault });
  };
  const readHere = async (page: PageId): Promise<Result<PageContent, VaultFault>> => {
    const stored = await readWholeFile(disk, pagePath(page));
    if (!stored.ok) return fail(stored.fault.kind === "not-found" ? MISSING : diskFault(stored.fault));
    return open(page, stored.value);
  };
  const readContent = async (page: PageId): Promise<Result<PageContent, VaultFault>> => {
    const here = await readHere(page);
    if (here.ok || here.fault !== MISSING || askElsewhere === undefined) return here;
    const fetched = await askElsewhere(page);
    if (fetched.ok) return open(page, fetched.value);
    return fail(fetched.fault.kind === "elsewhere" ? ELSEWHERE : MISSING);
  };
  const isThere = async (page: PageId): Promise<boolean> => {
    if (doubtful.has(page)) return false;
    const content = await readHere(page);
    return content.ok && (await disk.flushDirectory(pageFolder(page))).ok;
  };
  const readyFolder = async (folder: string): Promise<Result<undefined, VaultFault>> => {
    if (readyFolders.has(folder)) return ok();
    const made = await ensureFolder(disk, folder);
    if (!made.ok) return fail(diskFault(made.fault));
    readyFolders.add(folder);
    return ok();
  };
  const write = async (
    page: PageId,
    key: KeyId,
    content: { readonly bytes: Uint8Array; readonly mediaType: string },
  ): Promise<Result<undefined, VaultFault>> => {
    const free = await disk.free();
    if (!free.ok) return fail(diskFault(free.fault));
    if (free.value < minimumFreeBytes + content.bytes.length) return fail({ kind: "disk-full" });
    if (await isThere(page)) return ok();
    const sealed = sealPage(sealer, page, key, content);
    if (!sealed.ok) return fail({ ...SEALED, seal: sealed.fault });
    const folder = await readyFolder(pageFolder(page));
    if (!folder.ok) return folder;
    const written = await replaceWholeFile(disk, pagePath(page), sealed.value);
    if (!written.ok) {
      doubtful.add(page);
      return fail(diskFault(written.fault));
    }
    doubtful.delete(page);
    return ok();
  };

  return {
    put: async (key, bytes, mediaType) => {
      const sha256 = crypto.sha256(bytes);
      const page = namePage(crypto, nameKey, key, sha256);
      fresh.add(page);
      const writing = underWay.get(page) ?? write(page, key, { bytes, mediaType });
      underWay.set(page, writing);
      const written = await writing;
      underWay.delete(page);
      // SHA-256 in hex is what the brand promises.
      return written.ok ? ok({ page, sha256: toHex(sha256) as Hash, size: bytes.length, mediaType }) : written;
    },
    get: async (key, { page, sha256 }) => {
      const id = parsePageId(page);
      const content = id === undefined ? fail(MISSING) : await readContent(id);
      if (!content.ok) return content;
      const same = content.value.key === key && content.value.sha256 === sha256;
      return same ? ok(content.value.bytes) : fail(DAMAGED);
    },
    read: async (page) => {
      const id = parsePageId(page);
      return id === undefined ? fail(MISSING) : readContent(id);
    },
    remove: async (pages) => {
      const ids = pages.flatMap((page) => parsePageId(page) ?? []);
      for (const id of ids) {
        const removed = await disk.remove(pagePath(id));
        if (!removed.ok && removed.fault.kind !== "not-found") return fail(diskFault(removed.fault));
        fresh.delete(id);
      }
      for (const folder of new Set(ids.map(pageFolder))) {
        const flushed = await disk.flushDirectory(folder);
        if (!flushed.ok && flushed.fault.kind !== "not-found") return fail(diskFault(flushed.fault));
      }
      return ok();
    },
    fetchFrom: (ask) => {
      askElsewhere = ask;
    },
    freshPages: () => fresh,
  };
}

const MISSING = { kind: "unreadable", why: "missing" } as const;
const ELSEWHERE = { kind: "unreadable", why: "elsewhere" } as const;
const DAMAGED = { kind: "unreadable", why: "damaged" } as const;
const SEALED = { kind: "unreadable", why: "sealed" } as const;

function diskFault(cause: DiskFault): VaultFault {
  return cause.kind === "no-space" ? { kind: "disk-full" } : { kind: "disk-fault", cause };
}
