import { useText } from "../i18n/use-text";
import styles from "./KeyHint.module.css";

interface KeyHintProps {
  /** As printed on the key: "F2", "Ctrl+K", "Enter". */
  readonly keys: string;
}

/** The key that does the same as the button it stands on. */
export function KeyHint({ keys }: KeyHintProps) {
  const text = useText("common");
  return (
    <kbd className={styles.key} aria-label={text("key.press", { key: keys })}>
      {keys}
    </kbd>
  );
}
