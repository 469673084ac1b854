import { useText } from "../i18n/use-text";
import styles from "./TrainingRibbon.module.css";

/** Stands on every screen of a training centre. */
export function TrainingRibbon() {
  const text = useText("common");
  return (
    <div className={styles.ribbon} role="note">
      <strong>{text("training")}</strong>
      <span>{text("trainingNote")}</span>
    </div>
  );
}
