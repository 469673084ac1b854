import type { TakenTicket, TicketPaper } from "../../src/ipc/hall-requests";
import { useText } from "../i18n/use-text";
import styles from "./Kiosk.module.css";

interface TicketScreenProps {
  readonly ticket: TakenTicket;
  /** In the language of the person. */
  readonly service: string;
  readonly paper: TicketPaper;
  /** Papers while waiting; undefined without a camera. */
  readonly onPrepare?: (() => void) | undefined;
  readonly onDone: () => void;
}

/** The number, large: it counts with or without paper. */
export function TicketScreen({ ticket, service, paper, onPrepare, onDone }: TicketScreenProps) {
  const prepare = useText("prepare");
  const text = useText("ticket");
  const { label, before, minutes, priority } = ticket;

  return (
    <>
      <section className={styles.ticket} aria-live="polite">
        <strong className={styles.number}>{label}</strong>
        <p className={styles.service}>{service}</p>
        {priority && <p className={styles.priority}>{text("priority")}</p>}
        <p>{before === 0 ? text("before.none") : text("before", { before })}</p>
        {minutes !== undefined && <p>{text("minutes", { least: minutes[0], most: minutes[1] })}</p>}
      </section>
      <p className={styles.paper} data-waits={paper === "waits" || paper === "none"} role="status">
        {text(`paper.${paper}`, { label })}
      </p>
      <p>{text("called")}</p>
      {onPrepare !== undefined && (
        <button type="button" className={styles.choice} onClick={onPrepare}>
          {prepare("meanwhile")}
        </button>
      )}
      <button type="button" className={styles.choice} data-main="true" onClick={onDone}>
        {text("done")}
      </button>
    </>
  );
}
