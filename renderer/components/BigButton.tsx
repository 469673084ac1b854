import type { ReactNode } from "react";
import { KeyHint } from "./KeyHint";
import styles from "./BigButton.module.css";

interface BigButtonProps {
  readonly children: ReactNode;
  /** "submit": what the form around it does when Enter is pressed in one of its fields. */
  readonly onPress: (() => void) | "submit";
  /** The one main deed of a screen is filled; everything else is plain. */
  readonly plain?: boolean;
  readonly disabled?: boolean;
  readonly keys?: string;
  readonly icon?: ReactNode;
  /** The second line, in smaller type. */
  readonly note?: string;
}

/** The deed of a screen, named by its verb. */
export function BigButton({ children, onPress, plain = false, disabled = false, keys, icon, note }: BigButtonProps) {
  return (
    <button
      type={onPress === "submit" ? "submit" : "button"}
      className={styles.button}
      data-plain={plain}
      disabled={disabled}
      onClick={onPress === "submit" ? undefined : onPress}
    >
      {icon}
      <span className={styles.words}>
        <span>{children}</span>
        {note !== undefined && <small className={styles.note}>{note}</small>}
      </span>
      {keys !== undefined && <KeyHint keys={keys} />}
    </button>
  );
}
