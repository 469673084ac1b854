import { IconCircleCheck } from "@tabler/icons-react";
import { useId, type ReactNode } from "react";
import { useText } from "../i18n/use-text";
import styles from "./SectionCard.module.css";

export type SectionState = "later" | "open" | "done";

interface SectionCardProps {
  readonly title: string;
  /** 1 to 5: the order of the visit. */
  readonly step: number;
  readonly state: SectionState;
  /** The one line that stands for the section while it is folded. */
  readonly summary?: string;
  readonly onOpen: () => void;
  readonly children: ReactNode;
}

/** One step of a visit: folds to its summary when it is done, and opens again with one press. */
export function SectionCard({ title, step, state, summary, onOpen, children }: SectionCardProps) {
  const text = useText("common");
  const titleId = useId();

  return (
    <section className={styles.card} data-state={state} aria-labelledby={titleId}>
      <header className={styles.header}>
        <span className={styles.step} aria-hidden>
          {state === "done" ? <IconCircleCheck size="1.5rem" /> : step}
        </span>
        <h2 id={titleId} className={styles.title}>
          {title}
          {state === "done" && <span className="qmc-hidden"> ({text("done")})</span>}
        </h2>
        <span className={styles.summary} title={summary}>
          {state !== "open" && <span className="qmc-two-lines">{summary}</span>}
        </span>
        {state !== "open" && (
          <button type="button" className={styles.edit} onClick={onOpen} aria-describedby={titleId}>
            {text(state === "done" ? "edit" : "open")}
          </button>
        )}
      </header>
      {state === "open" && <div className={styles.body}>{children}</div>}
    </section>
  );
}
