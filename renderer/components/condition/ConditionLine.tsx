import { IconAlertTriangle } from "@tabler/icons-react";
import { useContext } from "react";
import { useText } from "../../i18n/use-text";
import { GateContext } from "../gate";
import styles from "./Condition.module.css";
import { headlineOf } from "./condition-view";

/** Under the header of every staff screen, as long as there is something that must not be forgotten. */
export function ConditionLine() {
  const { condition, showCondition } = useContext(GateContext);
  const text = useText("condition");
  const headline = condition === undefined ? undefined : headlineOf(condition);
  if (headline === undefined) return null;
  return (
    <div className={styles.line} role="status" data-grave={condition?.journal === "read-only"}>
      <IconAlertTriangle aria-hidden size="1.25rem" />
      <span>{text(`${headline}.short`)}</span>
      <button type="button" onClick={showCondition}>
        {text("look")}
      </button>
    </div>
  );
}
