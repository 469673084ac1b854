import { useEffect, useRef, useState } from "react";
import { isAgencyCode, type StationRole } from "../../src/ipc/founding-requests";
import { BigButton } from "../components/BigButton";
import { useText } from "../i18n/use-text";
import { AgencyStep } from "./AgencyStep";
import { CommuneStep } from "./CommuneStep";
import { BLANK_KEEPER, isKeeperReady, KeeperStep } from "./KeeperStep";
import { ReviewStep } from "./ReviewStep";
import { RoleStep } from "./RoleStep";
import type { CommuneChoice, SavingStation } from "./station-choice";
import styles from "./Setup.module.css";

export interface StationWizardProps {
  /** Best first; at most what a person can read, `more` says that there are others. */
  readonly findCommunes: (words: string) => { readonly found: readonly CommuneChoice[]; readonly more: boolean };
  readonly saving: SavingStation;
  readonly onLeave: () => void;
}

const STEPS = ["role", "commune", "agency", "keeper", "review"] as const;

/** Role, commune, agency code, passphrase and first officer; no step is left before what it sets holds. */
export function StationWizard({ findCommunes, saving, onLeave }: StationWizardProps) {
  const text = useText("setup");
  const common = useText("common");
  const [at, setAt] = useState(0);
  const [role, setRole] = useState<StationRole>();
  const [commune, setCommune] = useState<CommuneChoice>();
  const [agencyCode, setAgencyCode] = useState("");
  const [keeper, setKeeper] = useState(BLANK_KEEPER);
  const title = useRef<HTMLHeadingElement>(null);
  const step = STEPS[at] ?? "review";
  const holds = {
    role: role !== undefined,
    commune: commune !== undefined,
    agency: isAgencyCode(agencyCode),
    keeper: isKeeperReady(keeper),
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
      {step === "keeper" && <KeeperStep keeper={keeper} onChange={setKeeper} />}
      {step === "review" && role !== undefined && commune !== undefined && (
        <ReviewStep
          choice={{ role, commune, agencyCode, passphrase: keeper.passphrase, name: keeper.name, pin: keeper.pin }}
          saving={saving}
        />
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
          <BigButton onPress="submit" disabled={!holds}>
            {common("next")}
          </BigButton>
        )}
      </div>
    </form>
  );
}
