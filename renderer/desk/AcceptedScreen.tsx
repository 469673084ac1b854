import { IconCircleCheck } from "@tabler/icons-react";
import { useEffect, useRef } from "react";
import type { DossierDetail } from "../../src/ipc/dossier-requests";
import type { AcceptedVisit } from "../../src/ipc/visit-requests";
import type { DossierId } from "../../src/shared/brand";
import { BigButton } from "../components/BigButton";
import { CustodyLadder } from "../components/CustodyLadder";
import type { Ladder } from "../components/ladder";
import { formatDate, formatDateTime } from "../i18n/format";
import { useText } from "../i18n/use-text";
import styles from "./Dossier.module.css";
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
}

/** After acceptance: the number, when to come back, whether paper came out, and the next visitor. */
export function AcceptedScreen({ accepted, ladder, slip, slipActions, onOpen, onNext }: AcceptedScreenProps) {
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
      </div>
    </section>
  );
}
