import { useRef } from "react";
import { VISIT_SECTIONS, type Draft, type VisitSection } from "../../../src/ipc/visit-requests";
import type { Procedure } from "../../../src/procedure/procedure";
import { SectionCard } from "../../components/SectionCard";
import { useShortcut } from "../../components/use-shortcut";
import { useText } from "../../i18n/use-text";
import { viewRefusal } from "./problems";
import { SavingLine } from "./SavingLine";
import { useSummary } from "./use-summary";
import { usePlace } from "./use-place";
import styles from "./Visit.module.css";
import type { VisitScreenProps } from "./visit-props";
import { VisitSectionBody } from "./VisitSectionBody";
import { nextSection, openSection, sectionState } from "./visit-progress";

/** One visit on one page: five sections that fold as they are done. Alt+1 … Alt+5 open them. */
export function VisitScreen(props: VisitScreenProps) {
  const { draft, saving, onChange, onDiscard, acceptance } = props;
  const text = useText("visit");
  const procedure = props.procedures.chosen;
  const container = useRef<HTMLDivElement>(null);
  usePlace(container, draft.form.place, procedure?.code ?? undefined, onChange);
  const summary = useSummary(draft, procedure);
  const open = (section: VisitSection): void => {
    onChange((form) => openSection(form, section));
  };
  const refusal = acceptance.state.kind === "refused" ? viewRefusal(acceptance.state.fault) : undefined;
  useSectionKeys(open);
  useShortcut("F4", () => {
    open("papers");
    props.onCapture("page", firstWithoutPages(draft, procedure));
  });

  return (
    <div ref={container} className={styles.visit}>
      <h1 className="qmc-hidden">{text("title")}</h1>
      {VISIT_SECTIONS.map((section, index) => (
        <div key={section} data-section={section}>
          <SectionCard
            title={text(`section.${section}`)}
            step={index + 1}
            state={sectionState(section, draft, procedure)}
            summary={summary[section]}
            onOpen={() => {
              open(section);
            }}
          >
            <VisitSectionBody
              {...props}
              section={section}
              procedure={procedure}
              refusal={refusal}
              onContinue={() => {
                open(nextSection(section));
              }}
            />
          </SectionCard>
        </div>
      ))}
      <SavingLine
        saving={saving}
        pages={draft.pages.length}
        onDiscard={onDiscard}
        busy={acceptance.state.kind === "working"}
      />
    </div>
  );
}

/** The required paper that is most likely on the table. */
function firstWithoutPages(draft: Draft, procedure: Procedure | undefined): string | undefined {
  const { seenPapers, absentPapers } = draft.form;
  const answered = new Set([...draft.pages.map(({ paper }) => paper), ...seenPapers, ...Object.keys(absentPapers)]);
  return procedure?.papers.find(({ id, required }) => required && !answered.has(id))?.id;
}

function useSectionKeys(open: (section: VisitSection) => void): void {
  const [applicant, procedure, papers, check, accept] = VISIT_SECTIONS;
  useShortcut("Alt+1", () => {
    open(applicant);
  });
  useShortcut("Alt+2", () => {
    open(procedure);
  });
  useShortcut("Alt+3", () => {
    open(papers);
  });
  useShortcut("Alt+4", () => {
    open(check);
  });
  useShortcut("Alt+5", () => {
    open(accept);
  });
}
