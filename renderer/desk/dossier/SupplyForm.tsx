import { Textarea } from "@mantine/core";
import { useRef } from "react";
import type { Draft } from "../../../src/ipc/visit-requests";
import type { ChangeFault } from "../../../src/ipc/work-requests";
import { BigButton } from "../../components/BigButton";
import { useEscape } from "../../components/use-escape";
import { useShortcut } from "../../components/use-shortcut";
import { useText } from "../../i18n/use-text";
import { CheckSection } from "../visit/CheckSection";
import { FocusedPage } from "../visit/FocusedPage";
import type { PageTray } from "../visit/page-tray";
import { PapersSection } from "../visit/PapersSection";
import { SavingLine, type Saving } from "../visit/SavingLine";
import { usePlace } from "../visit/use-place";
import { confirmFields, openSection, typeField, type ChangeForm } from "../visit/visit-progress";
import type { VisitScreenProps } from "../visit/visit-props";
import { askedPapers } from "./asked-papers";
import { WorkFault } from "./WorkFault";
import styles from "./Work.module.css";

/** Kept in the draft as what is being typed. */
const REASON = "reason";

interface SupplyFormProps extends Pick<VisitScreenProps, "onCapture" | "onDiscard"> {
  readonly draft: Draft;
  readonly saving: Saving;
  readonly tray: PageTray;
  readonly pageUrl: (page: string) => string;
  readonly working: boolean;
  readonly fault: ChangeFault | undefined;
  readonly onChange: ChangeForm;
  readonly onSupply: (reason: string) => void;
  readonly onCancel: () => void;
}

/** Papers that the citizen was asked for: captured, read and confirmed as in a visit. Esc leaves, and loses nothing. */
export function SupplyForm(props: SupplyFormProps) {
  const { draft, saving, tray, working, fault, onChange, onCapture } = props;
  const text = useText("work");
  const container = useRef<HTMLDivElement>(null);
  usePlace(container, draft.form.place, draft.id, onChange);
  useEscape(container, props.onCancel);
  const papers = askedPapers(draft);
  const reason = draft.form.typing[REASON] ?? "";
  const open = (section: "check" | "accept"): void => {
    onChange((form) => openSection(form, section));
  };
  useShortcut("F4", () => {
    const without = papers.find(({ id }) => !draft.pages.some(({ paper }) => paper === id));
    onCapture("page", without?.id);
  });

  return (
    <div ref={container} className={styles.supply}>
      <p className={styles.muted}>{text("supply.how")}</p>
      <div data-section="papers" className={styles.stack}>
        <PapersSection
          draft={draft}
          papers={papers}
          tray={tray}
          onCapture={onCapture}
          onSelect={(page) => {
            onChange((form) => ({ ...form, place: { ...form.place, field: `page:${page}` } }));
          }}
          onSeen={(paper, seen) => {
            onChange((form) => {
              const others = form.seenPapers.filter((id) => id !== paper);
              return { ...form, seenPapers: seen ? [...others, paper] : others };
            });
          }}
          onAbsent={() => undefined}
          onContinue={() => {
            open(draft.pages.length > 0 ? "check" : "accept");
          }}
        />
      </div>
      {draft.pages.length > 0 && (
        <div data-section="check" className={styles.check}>
          <h3>{text("supply.check")}</h3>
          <div className={styles.stack}>
            <CheckSection
              draft={draft}
              onConfirm={(fields) => {
                onChange((form) => confirmFields(form, fields));
              }}
              onType={(field, value) => {
                onChange((form) => typeField(form, field, value));
              }}
              onContinue={() => {
                open("accept");
              }}
            />
          </div>
          <div className={styles.beside}>
            <FocusedPage draft={draft} pageUrl={props.pageUrl} />
          </div>
        </div>
      )}
      <div data-section="accept" className={styles.form}>
        <Textarea
          name={REASON}
          label={text("reason.supply")}
          rows={2}
          maxLength={3000}
          value={reason}
          onChange={(event) => {
            const { value } = event.currentTarget;
            onChange((form) => typeField(form, REASON, value));
          }}
        />
        <p className={styles.muted}>{text("what.supply")}</p>
        {fault !== undefined && <WorkFault fault={fault} />}
        <div className={styles.deeds} data-main-button>
          <BigButton
            disabled={working || tray.waiting > 0}
            onPress={() => {
              props.onSupply(reason);
            }}
          >
            {text("do.supply")}
          </BigButton>
          <BigButton plain onPress={props.onCancel} keys="Esc">
            {text("supply.later")}
          </BigButton>
        </div>
      </div>
      <SavingLine supplement saving={saving} pages={draft.pages.length} busy={working} onDiscard={props.onDiscard} />
    </div>
  );
}
