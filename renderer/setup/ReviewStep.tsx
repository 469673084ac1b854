import { BigButton } from "../components/BigButton";
import { Notice } from "../components/Notice";
import { useText } from "../i18n/use-text";
import styles from "./Setup.module.css";
import type { StationChoice } from "./station-choice";

interface ReviewStepProps {
  readonly choice: StationChoice;
  readonly onSave: ((choice: StationChoice) => void) | undefined;
}

export function ReviewStep({ choice, onSave }: ReviewStepProps) {
  const text = useText("setup");
  return (
    <>
      <dl className={styles.review}>
        <dt>{text("review.role")}</dt>
        <dd>{text(`role.${choice.role}`)}</dd>
        <dt>{text("review.commune")}</dt>
        <dd>
          {choice.commune.name}, {choice.commune.province}
        </dd>
        <dt>{text("review.agency")}</dt>
        <dd>{choice.agencyCode}</dd>
      </dl>
      {onSave === undefined ? (
        <Notice
          tone="waiting"
          what={text("review.missing")}
          safe={text("review.missing.safe")}
          todo={text("review.missing.todo")}
        />
      ) : (
        <BigButton
          onPress={() => {
            onSave(choice);
          }}
        >
          {text("review.save")}
        </BigButton>
      )}
    </>
  );
}
