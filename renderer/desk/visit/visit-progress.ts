import type { Procedure } from "../../../src/procedure/procedure";
import type { RequiredPaper } from "../../../src/procedure/required-paper";
import {
  VISIT_SECTIONS,
  type Draft,
  type DraftPage,
  type SuggestedField,
  type VisitForm,
  type VisitSection,
} from "../../../src/ipc/visit-requests";
import type { SectionState } from "../../components/SectionCard";

/** How a section changes the form: from what it is now, so that two quick changes never undo each other. */
export type ChangeForm = (update: (form: VisitForm) => VisitForm) => void;

export function nextSection(section: VisitSection): VisitSection {
  return VISIT_SECTIONS[VISIT_SECTIONS.indexOf(section) + 1] ?? "accept";
}

/** The form with another section open; the cursor goes to its beginning. */
export function openSection(form: VisitForm, section: VisitSection): VisitForm {
  return { ...form, place: { section, field: "", caret: 0 } };
}

/** A page that was edited goes by another name: the tools stay on it where they were. */
export function followPage(form: VisitForm, page: string, fresh: string): VisitForm {
  const { place } = form;
  return place.field === `page:${page}` ? { ...form, place: { ...place, field: `page:${fresh}` } } : form;
}

/** What an officer said counts; what was being typed there is done with. */
export function confirmFields(form: VisitForm, fields: Readonly<Record<string, string>>): VisitForm {
  const typing = Object.entries(form.typing).filter(([id]) => !Object.hasOwn(fields, id));
  return { ...form, confirmed: { ...form.confirmed, ...fields }, typing: Object.fromEntries(typing) };
}

/** Kept in the draft while it is typed; undefined: nothing is being typed there any more. */
export function typeField(form: VisitForm, field: string, value: string | undefined): VisitForm {
  const others = Object.entries(form.typing).filter(([id]) => id !== field);
  return { ...form, typing: Object.fromEntries(value === undefined ? others : [...others, [field, value]]) };
}

/** Every field that was read, doubtful ones first, otherwise in the order of the pages. */
export function suggestedFields(pages: readonly DraftPage[]): readonly SuggestedField[] {
  const fields = pages.flatMap(({ reading }) => (reading.kind === "read" ? reading.fields : []));
  return [...fields.filter(({ doubtful }) => doubtful), ...fields.filter(({ doubtful }) => !doubtful)];
}

/**
 * What one press may confirm at once: nothing that is doubtful, and no name, which a person reads for itself; the name
 * that the card or the officer said already is one that was read.
 */
export function plainFields(
  fields: readonly SuggestedField[],
  confirmed: VisitForm["confirmed"],
  applicantName: string,
): readonly SuggestedField[] {
  const waiting = fields.filter(({ id }) => confirmed[id] === undefined);
  if (waiting.some(({ doubtful }) => doubtful)) return [];
  return waiting.filter(({ type, value }) => type !== "name" || value === applicantName.normalize("NFC").trim());
}

/** A confirmed field, and with it the places where the very same was read without doubt: two readings agree. */
export function alike(
  fields: readonly SuggestedField[],
  { id, type }: SuggestedField,
  value: string,
  confirmed: VisitForm["confirmed"],
): Readonly<Record<string, string>> {
  const same = fields.filter(
    (other) => other.type === type && other.value === value && !other.doubtful && confirmed[other.id] === undefined,
  );
  return Object.fromEntries([id, ...same.map((other) => other.id)].map((each) => [each, value]));
}

/** Seen, with pages, or declared not needed for a reason. */
export function isPresent(paper: RequiredPaper, draft: Draft): boolean {
  if ((draft.form.absentPapers[paper.id] ?? "").trim() !== "") return true;
  if (Object.hasOwn(draft.form.reusedPapers, paper.id)) return true;
  return draft.form.seenPapers.includes(paper.id) || draft.pages.some((page) => page.paper === paper.id);
}

export function missingPapers(procedure: Procedure | undefined, draft: Draft): readonly RequiredPaper[] {
  return procedure?.papers.filter((paper) => paper.required && !isPresent(paper, draft)) ?? [];
}

export function sectionState(section: VisitSection, draft: Draft, procedure: Procedure | undefined): SectionState {
  if (draft.form.place.section === section) return "open";
  return isFilled(section, draft, procedure) ? "done" : "later";
}

function isFilled(section: VisitSection, draft: Draft, procedure: Procedure | undefined): boolean {
  const { applicant, confirmed } = draft.form;
  switch (section) {
    case "applicant":
      return applicant.name.trim() !== "" && applicant.idNumber.trim() !== "";
    case "procedure":
      return draft.form.procedure !== "";
    case "papers":
      return procedure !== undefined && missingPapers(procedure, draft).length === 0;
    case "check": {
      const fields = suggestedFields(draft.pages);
      return fields.length > 0 && fields.every(({ id }) => confirmed[id] !== undefined);
    }
    case "accept":
      return false;
  }
}
