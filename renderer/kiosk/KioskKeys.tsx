import { IconBackspace } from "@tabler/icons-react";
import { useText } from "../i18n/use-text";
import styles from "./Kiosk.module.css";

interface KioskKeysProps {
  readonly onSign: (sign: string) => void;
  readonly onErase: () => void;
  readonly onClear: () => void;
}

/** In the order of a telephone's keys; the search needs no marks. */
const ROWS = ["qwertyuiop", "asdfghjkl", "zxcvbnm"];

/** Letters on the screen, for who has no others. */
export function KioskKeys({ onSign, onErase, onClear }: KioskKeysProps) {
  const text = useText("ticket");
  return (
    <div className={styles.keys} role="group" aria-label={text("search.keys")}>
      {ROWS.map((row, index) => (
        <div key={row} className={styles.keyRow}>
          {Array.from(row).map((sign) => (
            <button
              key={sign}
              type="button"
              className={styles.key}
              onClick={() => {
                onSign(sign);
              }}
            >
              {sign}
            </button>
          ))}
          {index === ROWS.length - 1 && (
            <button
              type="button"
              className={styles.key}
              data-wide="true"
              aria-label={text("search.erase")}
              onClick={onErase}
            >
              <IconBackspace aria-hidden size="2.5rem" />
            </button>
          )}
        </div>
      ))}
      <div className={styles.keyRow}>
        <button
          type="button"
          className={styles.key}
          data-wide="true"
          onClick={() => {
            onSign(" ");
          }}
        >
          {text("search.space")}
        </button>
        <button type="button" className={styles.key} data-wide="true" onClick={onClear}>
          {text("search.clear")}
        </button>
      </div>
    </div>
  );
}
