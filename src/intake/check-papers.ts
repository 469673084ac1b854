import { PAPER_NAME, type DossierPaper, type PageRef } from "../dossier/body-parts";
import { reusedRecord } from "../dossier/paper-record";
import type { FieldChecks } from "./check-text";
import type { AcceptCommand, PaperInput } from "./commands";
import type { ProcedureRules } from "./intake-context";

export interface CheckedPapers {
  readonly papers: readonly DossierPaper[];
  readonly missing: readonly string[];
  readonly unknownPages: readonly string[];
}

/** Required papers must be there in one of three ways, or be declared absent with a reason; pages must be in the vault. */
export function checkPapers(
  command: AcceptCommand,
  rules: ProcedureRules,
  pages: ReadonlyMap<string, PageRef>,
  checks: FieldChecks,
): CheckedPapers {
  const unknownPages: string[] = [];
  const papers = command.papers.map((paper, index) => {
    const found = findPages(paper.pages, pages, unknownPages);
    return checkPaper(`papers.${index}`, paper, found, checks);
  });
  const declared = new Set(
    command.absent.map(({ paper, reason }, index) => {
      checks.text(`absent.${index}.reason`, reason, 500);
      return paper;
    }),
  );
  const present = new Set(command.papers.map((paper) => paper.id));
  const missing = rules.papers
    .filter((paper) => paper.required && ![paper.id, ...paper.alternatives].some((id) => present.has(id)))
    .filter((paper) => paper.firm || !declared.has(paper.id))
    .map((paper) => paper.id);
  return { papers, missing, unknownPages };
}

/** The pages of the vault in the order they were named; names it does not know go to `unknown`. */
export function findPages(
  names: readonly string[],
  pages: ReadonlyMap<string, PageRef>,
  unknown: string[],
): readonly PageRef[] {
  return names.flatMap((name) => {
    const page = pages.get(name);
    if (page === undefined) unknown.push(name);
    return page ?? [];
  });
}

function checkPaper(field: string, input: PaperInput, pages: readonly PageRef[], checks: FieldChecks): DossierPaper {
  if (input.how === "pages" && input.pages.length === 0) checks.refuse(`${field}.pages`, { kind: "needed" });
  if (input.how === "reused" && input.source === null) checks.refuse(`${field}.source`, { kind: "needed" });
  // Only a reused paper brings a record along; one with pages gets its own with the dossier's code.
  const record = input.how === "reused" && input.record !== undefined ? reusedRecord(input.record) : undefined;
  return {
    id: input.id,
    name: checks.text(`${field}.name`, input.name, PAPER_NAME),
    original: input.original,
    certifiedCopy: input.certifiedCopy,
    photocopy: input.photocopy,
    how: input.how,
    // Captured pages count as digitised only after an officer has compared and signed (a later entry).
    digitisation: record?.state ?? (input.how === "reused" ? 2 : 0),
    pages: [...pages],
    fields: input.fields.map((one, at) => ({
      ...one,
      value: checks.optionalText(`${field}.fields.${at}`, one.value) ?? "",
    })),
    source: input.source,
    ...(record === undefined ? {} : { record }),
  };
}
