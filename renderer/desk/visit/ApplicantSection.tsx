import { NativeSelect } from "@mantine/core";
import { useState } from "react";
import type { ApplicantForm, BehalfForm } from "../../../src/ipc/visit-requests";
import { useLatest } from "../../components/use-latest";
import { useText } from "../../i18n/use-text";
import { BehalfFields } from "./BehalfFields";
import type { CardReading } from "./card-reading";
import { CardReader } from "./CardReader";
import type { ApplicantField, ApplicantProblems } from "./check-applicant";
import type { Problem } from "./problems";
import { TypedField } from "./TypedField";
import styles from "./Visit.module.css";

interface ApplicantSectionProps {
  readonly applicant: ApplicantForm;
  readonly onChange: (field: ApplicantField, value: string) => void;
  readonly problems: ApplicantProblems;
  /** Also fields that were not touched yet: after a refusal. */
  readonly showAll: boolean;
  readonly card: CardReading;
  readonly onCamera: () => void;
  readonly onContinue: () => void;
  readonly behalf: BehalfForm;
  readonly onBehalf: (behalf: BehalfForm) => void;
  /** What main found wrong there. */
  readonly refused: Readonly<Record<string, Problem>>;
}

const TEXT_FIELDS = ["idNumber", "name", "birthDate", "phone", "address"] as const;
const HINTS: Partial<Record<ApplicantField, "field.idNumber.hint" | "field.birthDate.hint">> = {
  idNumber: "field.idNumber.hint",
  birthDate: "field.birthDate.hint",
};

/** Who hands the dossier in: by the card's QR or by typing. Enter goes on. */
export function ApplicantSection(props: ApplicantSectionProps) {
  const { applicant, onChange, problems, showAll, card, onCamera, onContinue, behalf, onBehalf, refused } = props;
  const text = useText("visit");
  const [left, setLeft] = useState<ReadonlySet<ApplicantField>>(new Set());

  const errorOf = (field: ApplicantField): string | undefined => {
    const problem = problems[field];
    return problem !== undefined && (showAll || left.has(field)) ? text(`problem.${problem}`) : undefined;
  };
  const type = useLatest(onChange);
  const typeBehalf = useLatest(onBehalf);
  const leave = useLatest((field: ApplicantField) => {
    setLeft((known) => (known.has(field) ? known : new Set([...known, field])));
  });
  const inputs = TEXT_FIELDS.map((field) => {
    const hint = HINTS[field];
    return (
      <TypedField<ApplicantField>
        key={field}
        field={field}
        name={field}
        className={styles[field]}
        label={text(`field.${field}`)}
        hint={hint === undefined ? undefined : text(hint)}
        numeric={field === "idNumber" || field === "phone"}
        value={applicant[field]}
        error={errorOf(field)}
        onType={type}
        onLeave={leave}
      />
    );
  });

  return (
    <>
      <CardReader card={card} onCamera={onCamera} />
      <form
        className={styles.applicant}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          // A scanner that types the card's QR ends with Enter; only a QR has this letter.
          if (applicant.idNumber.includes("|") && card.take(applicant.idNumber)) return;
          onContinue();
        }}
      >
        {inputs.slice(0, 3)}
        <NativeSelect
          name="sex"
          label={text("field.sex")}
          error={errorOf("sex")}
          value={applicant.sex}
          data={(["", "female", "male"] as const).map((sex) => ({ value: sex, label: text(`sex.${sex || "none"}`) }))}
          onChange={(event) => {
            onChange("sex", event.currentTarget.value);
          }}
        />
        {inputs.slice(3)}
        <BehalfFields behalf={behalf} onChange={typeBehalf} refused={refused} />
        <button type="submit" className={styles.continue}>
          {text("continue")}
        </button>
      </form>
    </>
  );
}
