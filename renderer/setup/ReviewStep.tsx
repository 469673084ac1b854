import { BigButton } from "../components/BigButton";
import { Notice } from "../components/Notice";
import { useText } from "../i18n/use-text";
import styles from "./Setup.module.css";
import type { SavingStation, StationChoice } from "./station-choice";

interface ReviewStepProps {
  readonly choice: StationChoice;
  readonly saving: SavingStation;
}

/** What will be made, said once; the keys of the centre are made with it. */
export function ReviewStep({ choice, saving }: ReviewStepProps) {
  const text = useText("setup");
  const { state, save } = saving;
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
        <dt>{text("review.officer")}</dt>
        <dd>{choice.name}</dd>
      </dl>
      <p>{text("review.what")}</p>
      {state.kind === "refused" && (
        <Notice
          tone="refused"
          what={text(`found.fault.${state.fault}`)}
          safe={text("found.safe")}
          todo={text("found.todo")}
        />
      )}
      <BigButton
        disabled={state.kind === "working"}
        onPress={() => {
          save(choice);
        }}
      >
        {text(state.kind === "working" ? "review.saving" : "review.save")}
      </BigButton>
    </>
  );
}
