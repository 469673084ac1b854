import { IconLock } from "@tabler/icons-react";
import { useContext } from "react";
import { useText } from "../i18n/use-text";
import { GateContext } from "./gate";
import { KeyHint } from "./KeyHint";
import styles from "./LockButton.module.css";

/** Covers the screen until the PIN is typed; what was open stays open behind it. */
export function LockButton() {
  const { lock } = useContext(GateContext);
  const text = useText("locked");
  if (lock === undefined) return null;
  return (
    <button type="button" className={styles.lock} onClick={lock}>
      <IconLock aria-hidden size="1.25rem" />
      {text("lock")}
      <KeyHint keys="F9" />
    </button>
  );
}
