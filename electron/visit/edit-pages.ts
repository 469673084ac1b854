import { acceptFile } from "../../src/capture/accept-file";
import type { CaptureRequests, PlacedPage } from "../../src/ipc/capture-requests";
import type { DossierId } from "../../src/shared/brand";
import { fail, ok } from "../../src/shared/result";
import type { DraftDesk } from "./draft-desk";
import type { DraftPageRecord, DraftRecord } from "./draft-record";
import { asPageFault, type ImportParts } from "./import-pages";
import { inPlaceOf } from "./in-place-of";
import type { PreparedPage } from "./ports";

/** A new picture: nothing is known of what stands on it. */
const UNREAD = { fields: null, finding: undefined, text: undefined } as const;
const NO_SUCH = fail({ kind: "no-such-draft" } as const);

/** The pages that are shown in this order, each with this paper; what was taken out keeps its place behind them. */
export async function arrangePages(
  desk: DraftDesk,
  draft: DossierId,
  placed: readonly PlacedPage[],
): Promise<CaptureRequests["page:arrange"]["output"]> {
  const seen = { others: false };
  const changed = await desk.change(draft, (record) => {
    const pages = arranged(record.pages, placed);
    seen.others = pages === undefined;
    return ok(pages === undefined ? record : { ...record, pages });
  });
  if (!changed.ok) return fail(asPageFault(changed.fault, ""));
  return seen.others ? fail({ kind: "other-pages" }) : ok();
}

function arranged(pages: DraftRecord["pages"], placed: readonly PlacedPage[]): DraftPageRecord[] | undefined {
  const shown = new Map(pages.filter((page) => !page.removed).map((page) => [page.page, page]));
  if (placed.length !== shown.size || new Set(placed.map(({ page }) => page)).size !== shown.size) return undefined;
  const ordered = placed.flatMap(({ page, paper }) => {
    const known = shown.get(page);
    return known === undefined ? [] : [{ ...known, paper: paper ?? null }];
  });
  if (ordered.length !== shown.size) return undefined;
  return [...ordered, ...pages.filter((page) => page.removed)];
}

/** An edited picture in the place of a page: in the vault first, then in the draft; read again from its new picture. */
export async function editPage(
  parts: ImportParts,
  draft: DossierId,
  page: string,
  bytes: Uint8Array,
): Promise<CaptureRequests["page:edit"]["output"]> {
  const record = await parts.desk.get(draft);
  if (!record.ok) return fail(asPageFault(record.fault, ""));
  const before = record.value.pages.find((each) => each.page === page && !each.removed);
  if (before === undefined) return NO_SUCH;
  const { fileName } = before;
  const file = acceptFile(bytes);
  if (!file.ok) return fail({ ...file.fault, fileName });
  const { size, dpi, kind } = file.value;
  if (kind !== "jpeg" || size === undefined || dpi === undefined) return fail({ kind: "not-a-picture", fileName });
  const prepared: PreparedPage = { bytes, mediaType: "image/jpeg", ...size, dpi };
  const stored = await parts.pages.put(record.value.key, bytes, prepared.mediaType);
  if (!stored.ok) return fail(asPageFault(stored.fault, fileName));
  if (stored.value.page !== page) await parts.originals?.follow(stored.value.page, page);
  const fresh: DraftPageRecord = { ...before, ...stored.value, ...size, dpi, ...UNREAD, previous: page };
  const changed = await parts.desk.change(draft, (known) => inPlaceOf(known, page, fresh));
  if (!changed.ok) return fail(asPageFault(changed.fault, fileName));
  if (fresh.page !== page) parts.stored(draft, fresh, prepared);
  return ok({ page: fresh.page });
}

/** The page as it was before the last edit or replacement, in the place where it stands now. */
export async function revertPage(
  desk: DraftDesk,
  draft: DossierId,
  page: string,
): Promise<CaptureRequests["page:revert"]["output"]> {
  const changed = await desk.change(draft, (record) => {
    const now = record.pages.find((each) => each.page === page && !each.removed);
    const before = record.pages.find((each) => each.page === now?.previous);
    if (now === undefined || before === undefined) return NO_SUCH;
    const rest = record.pages.filter((each) => each !== before);
    const back = { ...before, removed: false, paper: now.paper };
    return ok({ ...record, pages: rest.map((each) => (each === now ? back : each)) });
  });
  return changed.ok ? ok() : fail(asPageFault(changed.fault, ""));
}
