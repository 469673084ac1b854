import { useState } from "react";
import type { DeskQueue, DeskTicket } from "../../../src/queue/views";
import { useLanguage, useText } from "../../i18n/use-text";
import styles from "./Queue.module.css";

interface TransferFormProps {
  readonly ticket: DeskTicket;
  readonly view: DeskQueue;
  readonly onCancel: () => void;
  /** null: the same service; any counter that serves it. */
  readonly onTransfer: (service: string | null, counter: number | null) => void;
}

const ANY = "";

/** The person goes on to another service or counter and keeps the place in the line. */
export function TransferForm({ ticket, view, onCancel, onTransfer }: TransferFormProps) {
  const text = useText("queue");
  const { language } = useLanguage();
  const [service, setService] = useState(ticket.service);
  const [counter, setCounter] = useState(ANY);
  const others = view.counters.filter(({ number }) => number !== view.counter);
  const changes = service !== ticket.service || counter !== ANY;

  return (
    <form
      className={styles.transfer}
      aria-label={text("transfer.title", { label: ticket.label })}
      onSubmit={(event) => {
        event.preventDefault();
        onTransfer(service === ticket.service ? null : service, counter === ANY ? null : Number(counter));
      }}
    >
      <label className={styles.field}>
        {text("transfer.service")}
        <select
          value={service}
          onChange={(event) => {
            setService(event.target.value);
          }}
        >
          {view.services.map((each) => (
            <option key={each.id} value={each.id}>
              {each[language]}
            </option>
          ))}
        </select>
      </label>
      <label className={styles.field}>
        {text("transfer.counter")}
        <select
          value={counter}
          onChange={(event) => {
            setCounter(event.target.value);
          }}
        >
          <option value={ANY}>{text("transfer.any")}</option>
          {others.map(({ number, name }) => (
            <option key={number} value={number}>
              {[text("counter", { counter: number }), name].filter((part) => part !== "").join(" · ")}
            </option>
          ))}
        </select>
      </label>
      <p className={styles.quiet}>{text("transfer.keep")}</p>
      <div className={styles.deeds}>
        <button type="submit" className={styles.deed} data-main disabled={!changes}>
          {text("transfer.do")}
        </button>
        <button type="button" className={styles.deed} onClick={onCancel}>
          {text("cancel")}
        </button>
      </div>
    </form>
  );
}
