import { useState } from "react";
import { useText } from "../../i18n/use-text";
import { BigButton } from "../BigButton";
import styles from "./Condition.module.css";

/** Cannot be taken back: what will happen is read and ticked first. */
export function GoOn({ onGoOn }: { readonly onGoOn: () => void }) {
  const text = useText("condition");
  const [understood, setUnderstood] = useState(false);
  return (
    <div className={styles.goOn}>
      <label>
        <input
          type="checkbox"
          checked={understood}
          onChange={(event) => {
            setUnderstood(event.currentTarget.checked);
          }}
        />
        <span>{text("goOn.why")}</span>
      </label>
      <BigButton plain disabled={!understood} onPress={onGoOn}>
        {text("goOn")}
      </BigButton>
    </div>
  );
}
