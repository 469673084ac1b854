import { TextInput } from "@mantine/core";
import type { AcceptFault } from "../../../src/ipc/accept-answer";
import type { Draft } from "../../../src/ipc/visit-requests";
import type { Procedure } from "../../../src/procedure/procedure";
import { BigButton } from "../../components/BigButton";
import { ReadOnlyNotice } from "../../components/condition/ReadOnlyNotice";
import { useReadOnly } from "../../components/condition/use-read-only";
import { useSettledPress } from "../../components/use-settled-press";
import { useText } from "../../i18n/use-text";
import { AcceptReview } from "./AcceptReview";
import type { FieldPlace, RefusalView } from "./problems";
import { DeclineForm, type Declining } from "./DeclineForm";
import { RefusedNotice } from "./RefusedNotice";
import styles from "./Visit.module.css";
import { missingPapers, type ChangeForm } from "./visit-progress";

export type AcceptanceState =
  { readonly kind: "ready" } | { readonly kind: "working" } | { readonly kind: "refused"; readonly fault: AcceptFault };

export interface Acceptance {
  readonly state: AcceptanceState;
  readonly accept: () => void;
}

interface AcceptSectionProps {
  readonly draft: Draft;
  readonly procedure: Procedure | undefined;
  readonly acceptance: Acceptance;
  readonly declining: Declining;
  readonly refusal: RefusalView | undefined;
  /** Opens the section that holds what was refused. */
  readonly onGoTo: (place: FieldPlace) => void;
  readonly onChange: ChangeForm;
}

/** The last look. What happens is said once, and the button is named by the deed. */
export function AcceptSection({
  draft,
  procedure,
  acceptance,
  declining,
  refusal,
  onGoTo,
  onChange,
}: AcceptSectionProps) {
  const text = useText("visit");
  const settled = useSettledPress();
  const readOnly = useReadOnly();
  const importing = draft.imports.length > 0;
  const working = acceptance.state.kind === "working";
  const unknownLimit =
    procedure !== undefined && (procedure.timeLimit.unit === null || procedure.timeLimit.value === null);
  const sameDay = procedure?.timeLimit.unit === "sameDay";
  const dateProblem = refusal?.problems["promisedDate"];

  return (
    <>
      <AcceptReview draft={draft} procedure={procedure} />
      {((unknownLimit && !sameDay) || dateProblem !== undefined || draft.form.promisedDate !== "") && (
        <TextInput
          name="promisedDate"
          className={styles.date}
          label={text("accept.promisedDate")}
          description={text("accept.promisedDate.hint")}
          error={dateProblem === undefined ? undefined : text(`problem.${dateProblem}`)}
          inputMode="numeric"
          autoComplete="off"
          maxLength={10}
          value={draft.form.promisedDate}
          onChange={(event) => {
            const promisedDate = event.currentTarget.value;
            onChange((form) => ({ ...form, promisedDate }));
          }}
        />
      )}
      {draft.pages.length > 0 && (
        <label className={styles.seen}>
          <input
            type="checkbox"
            checked={draft.form.compared}
            onChange={(event) => {
              const compared = event.currentTarget.checked;
              onChange((form) => ({ ...form, compared }));
            }}
          />
          {text("accept.compared")}
        </label>
      )}
      {importing && <p role="status">{text("accept.importing")}</p>}
      <p className={styles.muted}>{text("accept.what")}</p>
      {refusal !== undefined && <RefusedNotice refusal={refusal} onGoTo={onGoTo} />}
      {readOnly && <ReadOnlyNotice />}
      {/* The button is the control; this only keeps from it what nobody meant. */}
      <div data-main-button role="presentation" {...settled}>
        <BigButton onPress={acceptance.accept} disabled={working || importing || readOnly}>
          {text(working ? "accept.working" : "accept.button")}
        </BigButton>
      </div>
      {!readOnly && (
        <DeclineForm
          declining={declining}
          missing={missingPapers(procedure, draft).map(({ name }) => name)}
          onGoTo={onGoTo}
        />
      )}
    </>
  );
}
