import type { Procedure } from "../../../src/procedure/procedure";
import type { Draft, VisitSection } from "../../../src/ipc/visit-requests";
import { useText } from "../../i18n/use-text";
import { missingPapers, suggestedFields } from "./visit-progress";

/** The one line that stands for each section while it is folded. */
export function useSummary(draft: Draft, procedure: Procedure | undefined): Readonly<Record<VisitSection, string>> {
  const text = useText("visit");
  const { applicant, confirmed, procedure: code } = draft.form;
  const fields = suggestedFields(draft.pages);
  const required = procedure?.papers.filter((paper) => paper.required).length ?? 0;

  return {
    applicant: [applicant.name, applicant.idNumber, applicant.birthDate]
      .filter((part) => part.trim() !== "")
      .join(" · "),
    procedure: code === "" ? "" : `${code} · ${procedure?.name ?? ""}`,
    papers:
      procedure === undefined
        ? ""
        : text("summary.papers", {
            present: required - missingPapers(procedure, draft).length,
            required,
            pages: draft.pages.length,
          }),
    check:
      fields.length === 0
        ? text("summary.check.none")
        : text("summary.check", {
            confirmed: fields.filter(({ id }) => confirmed[id] !== undefined).length,
            total: fields.length,
          }),
    accept: "",
  };
}
