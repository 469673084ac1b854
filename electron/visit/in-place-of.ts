import { fail, ok, type Result } from "../../src/shared/result";
import type { DraftPageRecord, DraftRecord } from "./draft-record";
import type { StoreFault } from "./ports";

/** `fresh` where `page` is shown; the page itself is taken out, and can be brought back by `revertPage`. */
export function inPlaceOf(record: DraftRecord, page: string, fresh: DraftPageRecord): Result<DraftRecord, StoreFault> {
  if (fresh.page === page) return ok(record);
  if (!record.pages.some((each) => each.page === page && !each.removed)) return fail({ kind: "no-such-draft" });
  const others = record.pages.filter((each) => each.page !== fresh.page);
  const pages = others.map((each) => (each.page === page ? fresh : each));
  const before = others.filter((each) => each.page === page).map((each) => ({ ...each, removed: true }));
  return ok({ ...record, pages: [...pages, ...before] });
}
