import { useEffect, useRef, useState } from "react";
import { BigButton } from "../components/BigButton";
import { useText } from "../i18n/use-text";
import { AgencyStep } from "./AgencyStep";
import { isAgencyCode } from "./agency-code";
import { CommuneStep } from "./CommuneStep";
import { ReviewStep } from "./ReviewStep";
import { RoleStep } from "./RoleStep";
import type { CommuneChoice, StationChoice, StationRole } from "./station-choice";
import styles from "./Setup.module.css";

export interface StationWizardProps {
  /** Best first; at most what a person can read, `more` says that there are others. */
  readonly findCommunes: (words: string) => { readonly found: readonly CommuneChoice[]; readonly more: boolean };
  /** Left out while the station cannot be saved: the last step then says so. */
  readonly onSave?: (choice: StationChoice) => void;
  readonly onLeave: () => void;
}

const STEPS = ["role", "commune", "agency", "review"] as const;

/** Role, commune, agency code; no step is left before what it sets holds. */
export function StationWizard({ findCommunes, onSave, onLeave }: StationWizardProps) {
  const text = useText("setup");
  const common = useText("common");
  const [at, setAt] = useState(0);
  const [role, setRole] = useState<StationRole>();
  const [commune, setCommune] = useState<CommuneChoice>();
  const [agencyCode, setAgencyCode] = useState("");
  const title = useRef<HTMLHeadingElement>(null);
  const step = STEPS[at] ?? "review";
  const holds = {
    role: role !== undefined,
    commune: commune !== undefined,
    agency: isAgencyCode(agencyCode),
    review: false,
  }[step];

  useEffect(() => {
    title.current?.focus();
  }, [at]);

  return (
    <form
      className={styles.wizard}
      onSubmit={(event) => {
        event.preventDefault();
        if (holds) setAt(at + 1);
      }}
    >
      <p className={styles.count}>{text("step.of", { step: at + 1, total: STEPS.length })}</p>
      <h1 ref={title} tabIndex={-1} className={styles.title}>
        {text(`step.${step}`)}
      </h1>
      {step === "role" && <RoleStep chosen={role} onChoose={setRole} />}
      {step === "commune" && <CommuneStep find={findCommunes} chosen={commune} onChoose={setCommune} />}
      {step === "agency" && <AgencyStep code={agencyCode} onChange={setAgencyCode} />}
      {step === "review" && role !== undefined && commune !== undefined && (
        <ReviewStep choice={{ role, commune, agencyCode }} onSave={onSave} />
      )}
      <div className={styles.moves}>
        <BigButton
          plain
          onPress={() => {
            if (at === 0) onLeave();
            else setAt(at - 1);
          }}
        >
          {common("back")}
        </BigButton>
        {step !== "review" && (
          <button type="submit" className={styles.nextButton} disabled={!holds}>
            {common("next")}
          </button>
        )}
      </div>
    </form>
  );
}
