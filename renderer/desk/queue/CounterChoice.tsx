import type { DeskCounter } from "../../../src/queue/views";
import { useText } from "../../i18n/use-text";
import styles from "./Queue.module.css";

interface CounterChoiceProps {
  readonly counters: readonly DeskCounter[];
  readonly current: number | undefined;
  readonly onChoose: (counter: number) => void;
  readonly onLeave: () => void;
}

/** Where the officer sits; the number on the board comes from here. */
export function CounterChoice({ counters, current, onChoose, onLeave }: CounterChoiceProps) {
  const text = useText("queue");
  return (
    <div role="group" aria-label={text("counter.choose")}>
      <p>{text("counter.choose")}</p>
      <ul className={styles.list}>
        {counters.map(({ number, name, officer, closed }) => (
          <li key={number}>
            <button
              type="button"
              className={styles.item}
              aria-current={number === current}
              disabled={closed}
              onClick={() => {
                onChoose(number);
              }}
            >
              <strong>{text("counter", { counter: number })}</strong>
              <span className={styles.words}>
                {name}
                {closed && <small className={styles.quiet}>{text("counter.closed")}</small>}
                {officer !== undefined && number !== current && (
                  <small className={styles.quiet}>{text("counter.taken", { name: officer })}</small>
                )}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {current !== undefined && (
        <button type="button" className={styles.link} onClick={onLeave}>
          {text("counter.leave", { counter: current })}
        </button>
      )}
    </div>
  );
}
