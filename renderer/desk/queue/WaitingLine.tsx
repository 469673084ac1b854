import type { DeskQueue, DeskTicket } from "../../../src/queue/views";
import { formatTime } from "../../i18n/format";
import { useLanguage, useText } from "../../i18n/use-text";
import styles from "./Queue.module.css";

interface WaitingLineProps {
  readonly waiting: readonly DeskTicket[];
  readonly services: DeskQueue["services"];
  /** When the one who waits longest took the number. */
  readonly longest: string;
}

/** How many wait for this counter; opened, who they are. */
export function WaitingLine({ waiting, services, longest }: WaitingLineProps) {
  const text = useText("queue");
  const { language } = useLanguage();
  return (
    <details className={styles.line}>
      <summary>
        {text("waiting", { count: waiting.length })}
        <small className={styles.quiet}>{text("longest", { at: longest })}</small>
      </summary>
      <ul className={styles.list} aria-label={text("line")}>
        {waiting.map(({ id, label, service, priority, takenAt }) => (
          <li key={id} className={styles.row}>
            <strong>{label}</strong>
            <span className={styles.words}>
              {services.find((each) => each.id === service)?.[language]}
              {priority !== null && <small className={styles.quiet}>{text("why.priority")}</small>}
            </span>
            <span>{formatTime(takenAt)}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}
