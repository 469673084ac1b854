import type { ImportedPages, ImportProgress, PageFault, PageOrigin } from "../../src/ipc/visit-requests";
import type { DossierId, KeyId } from "../../src/shared/brand";
import { fail, ok, type Result } from "../../src/shared/result";
import type { DraftDesk } from "./draft-desk";
import type { DraftPageRecord } from "./draft-record";
import { inPlaceOf } from "./in-place-of";
import { acceptFile } from "../../src/capture/accept-file";
import { equalBytes } from "../../src/shared/bytes";
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
  /** Asked after each page; the rest of the file is then left. */
  readonly isStopped?: () => boolean;
  /** The file is one picture of a camera or a person: it is kept untouched beside its page. */
  readonly original?: OriginalPicture | undefined;
}

interface OriginalPicture {
  readonly bytes: Uint8Array;
  readonly mediaType: string;
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
  let last: string | undefined;
  const called = { off: false };
  const progress = (total: number | undefined): readonly ImportProgress[] => [{ fileName: file.fileName, done, total }];
  desk.setImports(file.draft, progress(undefined));
  const picture = pictureOf(file);
  const prepared = await parts.recognition.prepare(file.bytes, async (page, total) => {
    const place = done === 0 ? file.replace : last;
    const original = total === 1 ? picture : undefined;
    const kept = await keepPage(parts, { ...file, original }, record.value.key, page, place);
    if (!kept.ok) {
      stopped = kept.fault;
      return false;
    }
    last = kept.value;
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

/** Puts a page that is ready into vault and draft, flushed, and has it read. */
export async function keepPage(
  parts: ImportParts,
  file: ImportFile,
  key: KeyId,
  page: PreparedPage,
  place: string | undefined,
): Promise<Result<string, StoreFault>> {
  const stored = await parts.pages.put(key, page.bytes, page.mediaType);
  if (!stored.ok) return stored;
  const { original } = file;
  if (original !== undefined && !equalBytes(original.bytes, page.bytes)) {
    await parts.originals?.keep({ dossier: file.draft, key, page: stored.value.page, ...original });
  }
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
    if (file.replace === undefined || place === undefined)
      return ok({ ...record, pages: withPage(record.pages, fresh) });
    if (place === file.replace) return inPlaceOf(record, place, { ...fresh, previous: place });
    return ok({ ...record, pages: withPageAfter(record.pages, place, fresh) });
  });
  if (!changed.ok) return changed;
  parts.stored(file.draft, fresh, page);
  return ok(fresh.page);
}

/** Scanners make pages themselves, and what citizens prepared was prepared before it came here. */
function pictureOf({ bytes, origin = FROM_FILE }: ImportFile): OriginalPicture | undefined {
  if (origin.source !== "camera" && origin.source !== "file") return undefined;
  const accepted = acceptFile(bytes);
  const kind = accepted.ok ? accepted.value.kind : undefined;
  return kind === "jpeg" || kind === "png" ? { bytes, mediaType: `image/${kind}` } : undefined;
}

function withPageAfter(pages: readonly DraftPageRecord[], place: string, fresh: DraftPageRecord): DraftPageRecord[] {
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
