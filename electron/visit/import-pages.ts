import type { ImportedPages, ImportProgress, PageFault, PageOrigin } from "../../src/ipc/visit-requests";
import type { DossierId, KeyId } from "../../src/shared/brand";
import { fail, ok, type Result } from "../../src/shared/result";
import type { DraftDesk } from "./draft-desk";
import type { DraftPageRecord } from "./draft-record";
import { inPlaceOf } from "./in-place-of";
import { createOriginalKeeper, type KeepOriginal } from "./keep-originals";
import type { OriginalStore, PageStore, PreparedPage, Recognition, StoreFault } from "./ports";

/** Larger than any scan of a counter; a file beyond it is a mistake. */
export const MAX_FILE_BYTES = 200 * 2 ** 20;

export interface ImportFile {
  readonly draft: DossierId;
  readonly paper: string | undefined;
  readonly fileName: string;
  readonly bytes: Uint8Array;
  readonly origin?: PageOrigin | undefined;
  /** The first page takes the place of this one, the others follow it. */
  readonly replace?: string | undefined;
  /** The pages follow this one; a page that has gone meanwhile: they come last. */
  readonly after?: string | undefined;
  /** Asked after each page; the rest of the file is then left. */
  readonly isStopped?: () => boolean;
  /** What came before the bytes were made ready to be opened; left out: the bytes. */
  readonly untouched?: Uint8Array | undefined;
}

const FROM_FILE: PageOrigin = { source: "file", overruled: [] };

export interface ImportParts {
  readonly desk: DraftDesk;
  readonly pages: PageStore;
  readonly recognition: Recognition;
  /** Left out: originals are not kept. */
  readonly originals?: OriginalStore;
  /** A page that is in the vault and in the draft wants to be read. */
  readonly stored: (draft: DossierId, page: DraftPageRecord, prepared: PreparedPage) => void;
}

type ImportFault = PageFault | { readonly kind: "no-such-draft" };

/** A fault of the disk as the window is told it. */
export function asPageFault(fault: StoreFault, fileName: string): ImportFault {
  if (fault.kind === "no-such-draft") return { kind: "no-such-draft" };
  return { kind: fault.kind === "disk-full" ? "disk-full" : "disk-fault", fileName };
}

/**
 * Brings the pages of a file into a draft: each is in the vault, flushed, before the draft names it and before anybody
 * sees it. A fault leaves the pages that are already there.
 */
export async function importPages(parts: ImportParts, file: ImportFile): Promise<Result<ImportedPages, ImportFault>> {
  const { desk } = parts;
  const record = await desk.get(file.draft);
  if (!record.ok) return fail(asPageFault(record.fault, file.fileName));
  if (file.bytes.length === 0) return fail({ kind: "empty-file", fileName: file.fileName });
  if (file.bytes.length > MAX_FILE_BYTES) return fail({ kind: "too-large-file", fileName: file.fileName });

  let done = 0;
  let stopped: StoreFault | undefined;
  let last = file.after;
  const called = { off: false };
  const progress = (total: number | undefined): readonly ImportProgress[] => [{ fileName: file.fileName, done, total }];
  desk.setImports(file.draft, progress(undefined));
  const { key } = record.value;
  const source = { dossier: file.draft, key, bytes: file.untouched ?? file.bytes };
  const keepOriginal = createOriginalKeeper(parts.originals, source);
  const prepared = await parts.recognition.prepare(file.bytes, async (page, total, number) => {
    const place = done === 0 ? (file.replace ?? last) : last;
    const kept = await keepPage(parts, file, { key, page, place, keepOriginal, number });
    if (!kept.ok) {
      stopped = kept.fault;
      return false;
    }
    if (file.replace !== undefined || file.after !== undefined) last = kept.value;
    done += 1;
    desk.setImports(file.draft, progress(total));
    called.off = file.isStopped?.() === true;
    return !called.off;
  });
  desk.setImports(file.draft, []);
  if (stopped !== undefined) return fail(asPageFault(stopped, file.fileName));
  if (called.off) return ok({ pages: done, failed: 0 });
  return prepared.ok
    ? ok({ pages: done, failed: prepared.value.failed })
    : fail({ kind: prepared.fault, fileName: file.fileName });
}

/** A page that is ready, and where it comes from. */
export interface ReadyPage {
  /** Of the dossier to come. */
  readonly key: KeyId;
  readonly page: PreparedPage;
  readonly place?: string | undefined;
  readonly keepOriginal: KeepOriginal;
  /** Of the page within its file, from 1. */
  readonly number: number;
}

/** Puts a page that is ready into vault and draft, flushed, its original beside it, and has it read. */
export async function keepPage(
  parts: ImportParts,
  file: Omit<ImportFile, "bytes">,
  ready: ReadyPage,
): Promise<Result<string, StoreFault>> {
  const { page, place } = ready;
  const stored = await parts.pages.put(ready.key, page.bytes, page.mediaType);
  if (!stored.ok) return stored;
  await ready.keepOriginal(stored.value.page, page.bytes, ready.number);
  const { width, height, dpi } = page;
  const { paper, fileName, origin = FROM_FILE } = file;
  const { source, overruled } = origin;
  const fresh: DraftPageRecord = {
    ...stored.value,
    width,
    height,
    dpi,
    fileName,
    removed: false,
    origin: { source, overruled: [...overruled] },
    fields: null,
    paper: paper ?? null,
  };
  const changed = await parts.desk.change(file.draft, (record) => {
    if (place !== undefined && place === file.replace) return inPlaceOf(record, place, { ...fresh, previous: place });
    const isThere = place !== fresh.page && record.pages.some((each) => each.page === place);
    const pages = isThere ? withPageAfter(record.pages, place, fresh) : withPage(record.pages, fresh);
    return ok({ ...record, pages });
  });
  if (!changed.ok) return changed;
  parts.stored(file.draft, fresh, page);
  return ok(fresh.page);
}

function withPageAfter(
  pages: readonly DraftPageRecord[],
  place: string | undefined,
  fresh: DraftPageRecord,
): DraftPageRecord[] {
  const others = pages.filter((each) => each.page !== fresh.page);
  const at = others.findIndex((each) => each.page === place) + 1;
  return [...others.slice(0, at), fresh, ...others.slice(at)];
}

/** The same page a second time takes the place of the first: a page is never in a draft twice. */
function withPage(pages: readonly DraftPageRecord[], fresh: DraftPageRecord): DraftPageRecord[] {
  const known = pages.find((each) => each.page === fresh.page);
  if (known === undefined) return [...pages, fresh];
  return pages.map((each) => (each === known ? { ...fresh, fields: known.fields } : each));
}
