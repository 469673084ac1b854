import { IconBackspace } from "@tabler/icons-react";
import { useState } from "react";
import { useText } from "../../i18n/use-text";
import kiosk from "../Kiosk.module.css";
import styles from "./LookUp.module.css";

interface DigitEntryProps {
  readonly label: string;
  /** How many digits; nothing goes on before all of them are there. */
  readonly length: number;
  /** A dash behind so many. */
  readonly dashAfter?: number;
  readonly confirm: string;
  readonly onConfirm: (digits: string) => void;
}

const ROWS = ["123", "456", "789"];

/** Digits on the screen's keys or on others; what was typed is gone with this component. */
export function DigitEntry({ label, length, dashAfter = length, confirm, onConfirm }: DigitEntryProps) {
  const text = useText("lookUp");
  const [digits, setDigits] = useState("");
  const add = (digit: string): void => {
    setDigits((known) => (known + digit).slice(0, length));
  };
  const key = (digit: string) => (
    <button
      key={digit}
      type="button"
      className={styles.key}
      onClick={() => {
        add(digit);
      }}
    >
      {digit}
    </button>
  );

  return (
    <form
      className={styles.entry}
      onSubmit={(event) => {
        event.preventDefault();
        if (digits.length === length) onConfirm(digits);
      }}
    >
      <input
        className={`${kiosk.typed ?? ""} ${styles.digits ?? ""}`}
        aria-label={label}
        inputMode="numeric"
        autoComplete="off"
        value={digits.length > dashAfter ? `${digits.slice(0, dashAfter)}-${digits.slice(dashAfter)}` : digits}
        placeholder={"·".repeat(length)}
        onChange={(event) => {
          setDigits(event.target.value.replace(/\D/g, "").slice(0, length));
        }}
      />
      <div className={styles.pad} role="group" aria-label={text("keys")}>
        {ROWS.flatMap((row) => Array.from(row)).map(key)}
        <button
          type="button"
          className={styles.key}
          data-words="true"
          onClick={() => {
            setDigits("");
          }}
        >
          {text("clear")}
        </button>
        {key("0")}
        <button
          type="button"
          className={styles.key}
          aria-label={text("erase")}
          onClick={() => {
            setDigits((known) => known.slice(0, -1));
          }}
        >
          <IconBackspace aria-hidden size="2.5rem" />
        </button>
      </div>
      <button type="submit" className={kiosk.choice} data-main="true" disabled={digits.length < length}>
        {confirm}
      </button>
    </form>
  );
}
