import { useState } from "react";
import { BigButton } from "../../components/BigButton";
import { Notice } from "../../components/Notice";
import { useText } from "../../i18n/use-text";
import styles from "./Visit.module.css";

/** Where the draft is: on the disk, on its way, or refused by the disk. */
export type Saving = "saved" | "saving" | "failed";

interface SavingLineProps {
  readonly saving: Saving;
  readonly pages: number;
  readonly busy: boolean;
  readonly onDiscard: () => void;
  /** Papers for a dossier that is there, not a visit. */
  readonly supplement?: boolean;
}

export function SavingLine({ saving, pages, busy, onDiscard, supplement = false }: SavingLineProps) {
  const text = useText("visit");
  const what = supplement ? "discard.supplement" : "discard";
  const [asking, setAsking] = useState(false);

  return (
    <div className={styles.saving}>
      {saving === "failed" ? (
        <Notice
          tone="refused"
          what={text("saving.failed")}
          safe={text("saving.failed.safe")}
          todo={text("saving.failed.todo")}
        />
      ) : (
        <span className={styles.muted}>{text(`saving.${saving}`)}</span>
      )}
      {asking ? (
        <Notice
          tone="waiting"
          what={text(`${what}.ask`, { pages })}
          action={
            <div className={styles.answers}>
              <BigButton
                plain
                onPress={() => {
                  setAsking(false);
                }}
              >
                {text("discard.no")}
              </BigButton>
              <BigButton onPress={onDiscard}>{text(`${what}.yes`)}</BigButton>
            </div>
          }
        />
      ) : (
        <button
          type="button"
          className={styles.discard}
          disabled={busy}
          onClick={() => {
            setAsking(true);
          }}
        >
          {text(what)}
        </button>
      )}
    </div>
  );
}
