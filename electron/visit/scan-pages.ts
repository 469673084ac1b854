import { setJpegDpi } from "../../src/capture/jpeg-density";
import { findFileFacts } from "../../src/capture/file-facts";
import type { Scanner, ScannerFault, ScanOrder } from "../../src/capture/scanner";
import type { PageFault } from "../../src/ipc/visit-requests";
import type { DossierId } from "../../src/shared/brand";
import { fail, ok, type Result } from "../../src/shared/result";
import { importPages, type ImportParts } from "./import-pages";

export interface ScanJob {
  readonly draft: DossierId;
  readonly paper: string | undefined;
  readonly order: ScanOrder;
  /** Asked before each page. */
  readonly isStopped: () => boolean;
}

/** `failed` counts sheets that came and could not be opened. */
export interface ScannedPages {
  readonly pages: number;
  readonly failed: number;
}

type ScanPagesFault = ScannerFault | PageFault | { readonly kind: "no-such-draft" };

/** Sheets from a scanner into a draft, each in the vault before the next is asked for; what came before a fault stays. */
export async function scanPages(
  parts: ImportParts,
  scanner: Scanner,
  job: ScanJob,
): Promise<Result<ScannedPages, ScanPagesFault>> {
  let sheet = 0;
  let pages = 0;
  let failed = 0;
  let stopped: ScanPagesFault | undefined;
  const scanned = await scanner.scan(job.order, async (page) => {
    sheet += 1;
    const { draft, paper } = job;
    const origin = { source: "scanner", overruled: [] } as const;
    const bytes = withDensity(page, job.order.dpi);
    const fileName = `trang-quet-${sheet}`;
    const kept = await importPages(parts, { draft, paper, fileName, bytes, origin, untouched: page });
    if (kept.ok) {
      pages += kept.value.pages;
      failed += kept.value.failed;
    } else if (kept.fault.kind === "broken-picture" || kept.fault.kind === "not-a-picture") {
      failed += 1;
    } else {
      stopped = kept.fault;
    }
    return stopped === undefined && !job.isStopped();
  });
  if (stopped !== undefined) return fail(stopped);
  return scanned.ok ? ok({ pages, failed }) : scanned;
}

/** Some devices do not write into the picture what they were asked for. */
function withDensity(page: Uint8Array, dpi: number): Uint8Array {
  if (findFileFacts(page).dpi !== undefined) return page;
  const copy = new Uint8Array(page);
  setJpegDpi(copy, dpi);
  return copy;
}
