import { useText } from "../i18n/use-text";
import styles from "./WorkColumn.module.css";

interface DayLinkProps {
  readonly current: boolean;
  readonly onOpen: () => void;
}

/** The way to the day's money. */
export function DayLink({ current, onOpen }: DayLinkProps) {
  const text = useText("desk");
  return (
    <button type="button" className={styles.item} aria-current={current} onClick={onOpen}>
      <span className={styles.words}>{text("work.day")}</span>
    </button>
  );
}
