import type { Procedure } from "../../../src/procedure/procedure";
import type { VisitSection } from "../../../src/ipc/visit-requests";
import { AcceptSection } from "./AcceptSection";
import { ApplicantSection } from "./ApplicantSection";
import { CheckSection } from "./CheckSection";
import { PapersSection } from "./PapersSection";
import type { RefusalView } from "./problems";
import { ProcedureSection } from "./ProcedureSection";
import { confirmFields, openSection, typeField } from "./visit-progress";
import type { VisitScreenProps } from "./visit-props";

/** One object for good: what is drawn from it need not be drawn again. */
const NOTHING_REFUSED: RefusalView["problems"] = {};

interface VisitSectionBodyProps extends VisitScreenProps {
  readonly section: VisitSection;
  readonly procedure: Procedure | undefined;
  readonly refusal: RefusalView | undefined;
  readonly onContinue: () => void;
}

/** What is inside a section while it is open. */
export function VisitSectionBody({
  section,
  procedure,
  refusal,
  onContinue,
  draft,
  onChange,
  ...rest
}: VisitSectionBodyProps) {
  switch (section) {
    case "applicant":
      return (
        <ApplicantSection
          applicant={draft.form.applicant}
          onChange={(field, value) => {
            onChange((form) => ({ ...form, applicant: { ...form.applicant, [field]: value } }));
          }}
          problems={{ ...refusal?.problems, ...rest.problems }}
          showAll={refusal !== undefined}
          card={rest.card}
          onCamera={() => {
            rest.onCapture("codes", undefined);
          }}
          onContinue={onContinue}
          behalf={draft.form.behalf}
          onBehalf={(behalf) => {
            onChange((form) => ({ ...form, behalf }));
          }}
          refused={refusal?.problems ?? NOTHING_REFUSED}
        />
      );
    case "procedure":
      return (
        <ProcedureSection
          procedures={rest.procedures}
          code={draft.form.procedure}
          onChoose={(code) => {
            rest.procedures.search("");
            onChange((form) => openSection({ ...form, procedure: code }, "papers"));
          }}
          onContinue={onContinue}
        />
      );
    case "papers":
      return (
        <PapersSection
          draft={draft}
          papers={procedure?.papers}
          tray={rest.tray}
          onCapture={rest.onCapture}
          onSelect={(page) => {
            onChange((form) => ({ ...form, place: { ...form.place, field: `page:${page}` } }));
          }}
          onSeen={(paper, seen) => {
            onChange((form) => {
              const others = form.seenPapers.filter((id) => id !== paper);
              return { ...form, seenPapers: seen ? [...others, paper] : others };
            });
          }}
          onAbsent={(paper, reason) => {
            onChange((form) => {
              const others = Object.entries(form.absentPapers).filter(([id]) => id !== paper);
              const said = reason === undefined ? [] : [[paper, reason] as const];
              return { ...form, absentPapers: Object.fromEntries([...others, ...said]) };
            });
          }}
          onContinue={onContinue}
        />
      );
    case "check":
      return (
        <CheckSection
          draft={draft}
          onConfirm={(fields) => {
            onChange((form) => confirmFields(form, fields));
          }}
          onType={(field, value) => {
            onChange((form) => typeField(form, field, value));
          }}
          onContinue={onContinue}
        />
      );
    case "accept":
      return (
        <AcceptSection
          draft={draft}
          procedure={procedure}
          acceptance={rest.acceptance}
          declining={rest.declining}
          refusal={refusal}
          onGoTo={(target) => {
            onChange((form) => ({ ...form, place: { ...target, caret: 0 } }));
          }}
          onChange={onChange}
        />
      );
  }
}
