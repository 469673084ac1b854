import type { Draft, DraftSummary } from "../../src/ipc/visit-requests";

/** What the list of visits shows of a draft. */
export function draftSummary({ id, createdAt, form, pages, asked }: Draft): DraftSummary {
  const { name } = form.applicant;
  return { id, createdAt, name, procedure: form.procedure, pages: pages.length, supplement: asked !== undefined };
}

/** The list with what a draft is now, the oldest visit first; the same list where nothing that it shows has changed. */
export function withDraft(drafts: readonly DraftSummary[], draft: DraftSummary): readonly DraftSummary[] {
  const known = drafts.find(({ id }) => id === draft.id);
  if (known !== undefined && isSame(known, draft)) return drafts;
  const others = drafts.filter((each) => each !== known);
  return inOrder([...others, draft]);
}

export function inOrder(drafts: readonly DraftSummary[]): readonly DraftSummary[] {
  return [...drafts].sort((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1));
}

function isSame(a: DraftSummary, b: DraftSummary): boolean {
  return a.name === b.name && a.procedure === b.procedure && a.pages === b.pages && a.createdAt === b.createdAt;
}
