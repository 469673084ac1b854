import type { Prepared } from "../../../src/ipc/prepare-requests";
import type { TicketId } from "../../../src/queue/ticket";
import { useText } from "../../i18n/use-text";
import { whatWasPrepared } from "../visit/PreparedNotice";
import styles from "./Queue.module.css";

interface LeftPapersProps {
  /** Of numbers that ended. */
  readonly left: readonly Prepared[];
  readonly busy: boolean;
  readonly fault: "disk-full" | "disk-fault" | "not-here" | "nothing-prepared" | undefined;
  /** Pages of the last ones that could not be opened. */
  readonly lost: number;
  readonly onOpen: (ticket: TicketId) => void;
}

/** Whoever was missed, or done too soon, and comes back with the number: the papers are found by it until evening. */
export function LeftPapers({ left, busy, fault, lost, onOpen }: LeftPapersProps) {
  const text = useText("prepare");
  if (left.length === 0 && lost === 0) return null;

  return (
    <section className={styles.panel} aria-labelledby="left-papers-title">
      <h2 id="left-papers-title" className={styles.title}>
        {text("left.title")}
      </h2>
      <p className={styles.fault} role="status">
        {fault !== undefined && `${text(`desk.fault.${fault}`)} ${text("desk.fault.todo")}`}
        {fault === undefined &&
          lost > 0 &&
          `${text("desk.opened.failed", { pages: lost })} ${text("desk.opened.failed.todo")}`}
      </p>
      {left.length > 0 && (
        <details className={styles.line}>
          <summary>{text("left.count", { numbers: left.length })}</summary>
          <p className={styles.quiet}>{text("left.note")}</p>
          <ul className={styles.list}>
            {left.map(({ ticket, label, ...what }) => (
              <li key={ticket} className={styles.row}>
                <strong>{label}</strong>
                <span className={styles.words}>{whatWasPrepared(what, text)}</span>
                <button
                  type="button"
                  className={styles.deed}
                  disabled={busy}
                  aria-label={text("left.open", { label })}
                  onClick={() => {
                    onOpen(ticket);
                  }}
                >
                  {text("left.open.short")}
                </button>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}
