import { IconCircleCheck } from "@tabler/icons-react";
import { useEffect, useRef } from "react";
import type { DossierDetail } from "../../src/ipc/dossier-requests";
import type { AcceptedVisit } from "../../src/ipc/accept-answer";
import type { DossierId } from "../../src/shared/brand";
import { BigButton } from "../components/BigButton";
import { CustodyLadder } from "../components/CustodyLadder";
import type { Ladder } from "../components/ladder";
import { formatDate, formatDateTime } from "../i18n/format";
import { useText } from "../i18n/use-text";
import styles from "./Dossier.module.css";
import { PaperPreview } from "./dossier/PaperPreview";
import { SlipLine, type SlipActions } from "./SlipLine";

interface AcceptedScreenProps {
  readonly accepted: AcceptedVisit;
  readonly ladder: Ladder;
  /** Undefined until the printer's ledger knows of it. */
  readonly slip: DossierDetail["slip"] | undefined;
  readonly slipActions: SlipActions;
  readonly onOpen: (id: DossierId) => void;
  /** F2 is bound once, in the left column; here it is only said. */
  readonly onNext: () => void;
  /** The same person has a further matter; left out where nothing is known of them any more. */
  readonly onAgain?: (() => void) | undefined;
  /** How many dossiers this person has handed in during this visit. */
  readonly together?: number;
  /** One acknowledgement for all of them. */
  readonly onTogether?: () => void;
  readonly sheet?: string | undefined;
  readonly onCloseSheet?: () => void;
  readonly onSaveSheet?: () => void;
}

/** After acceptance: the number, when to come back, whether paper came out, and the next visitor. */
export function AcceptedScreen(props: AcceptedScreenProps) {
  const { accepted, ladder, slip, slipActions, onOpen, onNext, onAgain, together = 1, onTogether, sheet } = props;
  const nothing = (): void => undefined;
  const text = useText("visit");
  const title = useRef<HTMLHeadingElement>(null);

  useEffect(() => {
    title.current?.focus();
  }, []);

  return (
    <section className={styles.accepted} aria-labelledby="accepted-title">
      <h1 ref={title} tabIndex={-1} id="accepted-title" className={styles.acceptedTitle}>
        <IconCircleCheck aria-hidden size="2rem" />
        {text("after.title")}
      </h1>
      <p className={styles.custody}>
        <CustodyLadder ladder={ladder} withWords />
      </p>
      <dl className={styles.numbers}>
        <dt>{text("after.code")}</dt>
        <dd className={styles.bigCode}>{accepted.code}</dd>
        <dt>{text("after.due")}</dt>
        <dd className={styles.bigCode}>
          {accepted.dueAt === undefined ? text("after.due.none") : formatDate(accepted.dueAt)}
        </dd>
        <dt>{text("after.received")}</dt>
        <dd>{formatDateTime(accepted.acceptedAt)}</dd>
      </dl>
      {slip !== undefined && <SlipLine slip={slip} actions={slipActions} />}
      <div className={styles.answers}>
        <BigButton onPress={onNext} keys="F2">
          {text("after.next")}
        </BigButton>
        <BigButton
          plain
          onPress={() => {
            onOpen(accepted.dossier);
          }}
        >
          {text("after.open")}
        </BigButton>
        {onAgain !== undefined && (
          <BigButton plain onPress={onAgain}>
            {text("after.again")}
          </BigButton>
        )}
        {together > 1 && onTogether !== undefined && (
          <BigButton plain onPress={onTogether}>
            {text("after.together", { count: together })}
          </BigButton>
        )}
      </div>
      {sheet !== undefined && (
        <PaperPreview
          paper="visit"
          url={sheet}
          onSave={props.onSaveSheet ?? nothing}
          onClose={props.onCloseSheet ?? nothing}
        />
      )}
    </section>
  );
}
