import type { DeskQueue, MissedTicket } from "../../../src/queue/views";
import type { TicketId } from "../../../src/queue/ticket";
import { formatTime } from "../../i18n/format";
import { useLanguage, useText } from "../../i18n/use-text";
import styles from "./Queue.module.css";

interface MissedListProps {
  readonly missed: readonly MissedTicket[];
  readonly services: DeskQueue["services"];
  readonly onCall: (ticket: TicketId) => void;
}

/** Whoever did not come when called, and stands there now, is called back without a new number. */
export function MissedList({ missed, services, onCall }: MissedListProps) {
  const text = useText("queue");
  const { language } = useLanguage();
  return (
    <details className={styles.line}>
      <summary>{text("missed.count", { count: missed.length })}</summary>
      <p className={styles.quiet}>{text("missed.note")}</p>
      <ul className={styles.list} aria-label={text("missed.list")}>
        {missed.map(({ id, label, service, takenAt, heldBy }) => (
          <li key={id} className={styles.row}>
            <strong>{label}</strong>
            <span className={styles.words}>
              {services.find((each) => each.id === service)?.[language]}
              <small className={styles.quiet}>
                {heldBy === undefined
                  ? text("taken", { at: formatTime(takenAt) })
                  : text("missed.held", { counter: heldBy })}
              </small>
            </span>
            <button
              type="button"
              className={styles.deed}
              aria-label={text("missed.call", { label })}
              onClick={() => {
                onCall(id);
              }}
            >
              {text("missed.call.short")}
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}
