import { useEffect, useRef } from "react";
import { useText } from "../i18n/use-text";
import styles from "./Kiosk.module.css";

interface IdleQuestionProps {
  readonly seconds: number;
  readonly onStay: () => void;
  readonly onLeave: () => void;
}

/** Covers what the person had on the screen while it asks. */
export function IdleQuestion({ seconds, onStay, onLeave }: IdleQuestionProps) {
  const text = useText("kiosk");
  const stay = useRef<HTMLButtonElement>(null);

  useEffect(() => {
    stay.current?.focus();
  }, []);

  return (
    <div
      className={styles.cover}
      role="alertdialog"
      aria-modal
      aria-labelledby="idle-title"
      aria-describedby="idle-note"
    >
      <div className={styles.idle}>
        <h2 id="idle-title" className={styles.question}>
          {text("idle.question")}
        </h2>
        <p className={styles.seconds} aria-hidden>
          {seconds}
        </p>
        <p id="idle-note">{text("idle.note", { seconds })}</p>
        <button ref={stay} type="button" className={styles.choice} data-main="true" onClick={onStay}>
          {text("idle.stay")}
        </button>
        <button type="button" className={styles.choice} onClick={onLeave}>
          {text("idle.leave")}
        </button>
      </div>
    </div>
  );
}
