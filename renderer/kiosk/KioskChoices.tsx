import type { ReactNode } from "react";
import styles from "./Kiosk.module.css";

export interface KioskChoice {
  readonly id: string;
  readonly title: string;
  readonly note?: string;
  readonly icon?: ReactNode;
}

interface KioskChoicesProps {
  /** At most six are shown. */
  readonly choices: readonly KioskChoice[];
  /** The usual answer, filled. */
  readonly main?: string;
  readonly disabled?: boolean;
  readonly onChoose: (id: string) => void;
}

/** One question's answers, each a target that a hand with a stick hits. */
export function KioskChoices({ choices, main, disabled = false, onChoose }: KioskChoicesProps) {
  return (
    <ul className={styles.choices}>
      {choices.slice(0, 6).map((choice) => (
        <li key={choice.id}>
          <button
            type="button"
            className={styles.choice}
            data-main={choice.id === main}
            disabled={disabled}
            onClick={() => {
              onChoose(choice.id);
            }}
          >
            {choice.icon}
            <span>
              {choice.title}
              {choice.note !== undefined && choice.note !== "" && (
                <small className={styles.choiceNote}>{choice.note}</small>
              )}
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}
