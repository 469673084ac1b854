import { useState } from "react";
import type { QueueAct } from "../../../src/ipc/hall-requests";
import type { DeskQueue, DeskTicket } from "../../../src/queue/views";
import { KeyHint } from "../../components/KeyHint";
import { useShortcut } from "../../components/use-shortcut";
import { formatTime } from "../../i18n/format";
import { useLanguage, useText } from "../../i18n/use-text";
import styles from "./Queue.module.css";
import { TransferForm } from "./TransferForm";

interface ServedTicketProps {
  readonly ticket: DeskTicket;
  readonly view: DeskQueue;
  readonly onAct: (act: QueueAct) => void;
}

/** Who is at the counter, and what can be done about it. */
export function ServedTicket({ ticket, view, onAct }: ServedTicketProps) {
  const text = useText("queue");
  const { language } = useLanguage();
  const [transferring, setTransferring] = useState(false);
  const { id, label, priority, takenAt, calls, misses } = ticket;
  const service = view.services.find((each) => each.id === ticket.service)?.[language];
  const group = view.groups.find((each) => each.id === priority)?.[language];
  const recall = (): void => {
    onAct({ kind: "recall", ticket: id });
  };
  const done = (): void => {
    onAct({ kind: "done", ticket: id });
  };
  useShortcut("F7", recall);
  useShortcut("F8", done);

  return (
    <div className={styles.serving} role="group" aria-label={`${text("serving")}: ${label}`}>
      <p className={styles.quiet}>{text("serving")}</p>
      <strong className={styles.number}>{label}</strong>
      <p>{service}</p>
      {group !== undefined && <p className={styles.group}>{text("priority", { group })}</p>}
      <p className={styles.quiet}>
        {[
          text("taken", { at: formatTime(takenAt) }),
          calls > 1 && text("calls", { calls }),
          misses > 0 && text("missed", { times: misses }),
        ]
          .filter((part) => part !== false)
          .join(" · ")}
      </p>
      {transferring ? (
        <TransferForm
          ticket={ticket}
          view={view}
          onCancel={() => {
            setTransferring(false);
          }}
          onTransfer={(service, counter) => {
            onAct({ kind: "transfer", ticket: id, service, counter });
          }}
        />
      ) : (
        <div className={styles.deeds}>
          <button type="button" className={styles.deed} onClick={recall}>
            {text("recall")} <KeyHint keys="F7" />
          </button>
          <button type="button" className={styles.deed} onClick={done}>
            {text("done")} <KeyHint keys="F8" />
          </button>
          <button
            type="button"
            className={styles.deed}
            onClick={() => {
              onAct({ kind: "miss", ticket: id });
            }}
          >
            {text("miss")}
          </button>
          <button
            type="button"
            className={styles.deed}
            onClick={() => {
              setTransferring(true);
            }}
          >
            {text("transfer")}
          </button>
        </div>
      )}
    </div>
  );
}
