import { useText } from "../i18n/use-text";
import styles from "./ProgressLine.module.css";

interface ProgressLineProps {
  /** "Đang nhận trang" */
  readonly label: string;
  readonly done: number;
  readonly total: number;
}

/** Counted progress: how many of how many. For work that can be left alone. */
export function ProgressLine({ label, done, total }: ProgressLineProps) {
  const text = useText("common");
  const counted = text("progress.of", { done, total });
  return (
    <div className={styles.line}>
      <span>
        {label} <strong>{counted}</strong>
      </span>
      <progress value={done} max={Math.max(1, total)} aria-label={`${label} ${counted}`} />
    </div>
  );
}
