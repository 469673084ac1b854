import { z } from "zod";
import { decodeUtf8, encodeUtf8 } from "../../src/shared/bytes";
import type { Clock, Instant } from "../../src/shared/clock";
import type { Disk, DiskFault, DiskResult } from "../../src/shared/disk";
import { fail, ok, type Result } from "../../src/shared/result";
import { readWholeFile, replaceWholeFile } from "../disk/whole-file";
import { parsePageId, VAULT_FOLDER, type PageId } from "./page-place";
import type { Vault } from "./vault";

export interface NamedPages {
  /** Every page that a draft or an entry names. */
  readonly pages: ReadonlySet<string>;
  /** Drafts and journal were read to the end without damage: only then is it certain that nobody names a page. */
  readonly complete: boolean;
}

export interface Collection {
  readonly removed: number;
  /** Named by nobody, and not long enough. */
  readonly waiting: number;
}

export type CollectFault = { readonly kind: "not-certain" } | { readonly kind: "disk"; readonly cause: DiskFault };

const KEPT_MS = 7 * 24 * 3600 * 1000;
const BOOK_PATH = `${VAULT_FOLDER}/unnamed.json`;

/**
 * Removes files that nobody has named for 7 days. Since when is kept in a book, as files are not asked for their dates.
 * A page that this run has put is never touched: its draft may be on the way to the disk, and the clock may have jumped.
 */
export async function collectPages(
  disk: Disk,
  clock: Clock,
  vault: Vault,
  named: NamedPages,
): Promise<Result<Collection, CollectFault>> {
  if (!named.complete) return fail({ kind: "not-certain" });
  const unnamed = await listUnnamed(disk, vault, named.pages);
  if (!unnamed.ok) return diskFault(unnamed.fault);

  const now = clock.now();
  const book = await readBook(disk);
  if (!book.ok) return diskFault(book.fault);
  const since = new Map<PageId, Instant>();
  // A time that has not come yet was written by a clock that jumped: the days are counted from now.
  for (const page of unnamed.value) since.set(page, Math.min(book.value[page] ?? now, now));
  const over = [...since].filter(([, start]) => now - start >= KEPT_MS).map(([page]) => page);
  const waiting = [...since].filter(([, start]) => now - start < KEPT_MS);

  const removed = await vault.remove(over);
  if (!removed.ok) return removed.fault.kind === "disk-fault" ? diskFault(removed.fault.cause) : ok(NOTHING);
  const written = await writeBook(disk, Object.fromEntries(waiting));
  return written.ok ? ok({ removed: over.length, waiting: waiting.length }) : diskFault(written.fault);
}

const NOTHING: Collection = { removed: 0, waiting: 0 };

async function listUnnamed(disk: Disk, vault: Vault, named: ReadonlySet<string>): DiskResult<readonly PageId[]> {
  const folders = await disk.list(VAULT_FOLDER);
  if (!folders.ok) return folders.fault.kind === "not-found" ? ok([]) : folders;
  const fresh = vault.freshPages();
  const unnamed: PageId[] = [];
  for (const folder of folders.value.filter((name) => /^[0-9a-f]{2}$/.test(name))) {
    const names = await disk.list(`${VAULT_FOLDER}/${folder}`);
    if (!names.ok) return names;
    for (const name of names.value) {
      const page = parsePageId(name.replace(/\.new$/, ""));
      if (page === undefined || fresh.has(page)) continue;
      if (name !== page)
        await disk.remove(`${VAULT_FOLDER}/${folder}/${name}`); // left by a write that was cut off
      else if (!named.has(page)) unnamed.push(page);
    }
  }
  return ok(unnamed);
}

const bookShape = z.object({ format: z.literal(1), since: z.record(z.string(), z.number()) });

/** A book that cannot be read starts anew: the days are counted again, nothing is removed early. */
async function readBook(disk: Disk): DiskResult<Readonly<Record<string, Instant>>> {
  const read = await readWholeFile(disk, BOOK_PATH);
  if (!read.ok) return read.fault.kind === "not-found" ? ok({}) : read;
  try {
    return ok(bookShape.parse(JSON.parse(decodeUtf8(read.value))).since);
  } catch {
    return ok({});
  }
}

function writeBook(disk: Disk, since: Readonly<Record<string, Instant>>): DiskResult<undefined> {
  return replaceWholeFile(disk, BOOK_PATH, encodeUtf8(JSON.stringify({ format: 1, since })));
}

function diskFault(cause: DiskFault): Result<never, CollectFault> {
  return fail({ kind: "disk", cause });
}
