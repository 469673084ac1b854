import { memo, useState } from "react";
import type { BehalfForm } from "../../../src/ipc/visit-requests";
import { useLatest } from "../../components/use-latest";
import { useText } from "../../i18n/use-text";
import type { Problem } from "./problems";
import { TypedField } from "./TypedField";
import styles from "./Visit.module.css";

const ORGANISATION = ["organisation", "taxCode"] as const;
const SUBMITTER = ["submitter", "submitterId", "submitterPhone"] as const;
const DATES = ["authorisedFrom", "authorisedUntil"] as const;

interface BehalfFieldsProps {
  readonly behalf: BehalfForm;
  readonly onChange: (behalf: BehalfForm) => void;
  readonly refused: Readonly<Record<string, Problem>>;
}

/** The rarer ways: for an organisation, or handed in by somebody else. Closed until needed, never lost when closed. */
export const BehalfFields = memo(function BehalfFields({ behalf, onChange, refused }: BehalfFieldsProps) {
  const text = useText("visit");
  const used = Object.values(behalf).some((value) => value !== "");
  const [opened, setOpened] = useState(false);
  const type = useLatest((field: keyof BehalfForm, value: string) => {
    onChange({ ...behalf, [field]: value });
  });
  const input = (field: keyof BehalfForm, className?: string) => {
    const problem = refused[`behalf.${field}`];
    return (
      <TypedField<keyof BehalfForm>
        key={field}
        field={field}
        name={`behalf.${field}`}
        className={className}
        label={text(`behalf.${field}`)}
        value={behalf[field]}
        error={problem === undefined ? undefined : text(`problem.${problem}`)}
        onType={type}
      />
    );
  };

  return (
    <details
      className={styles.behalf}
      open={opened || used}
      onToggle={(event) => {
        setOpened(event.currentTarget.open);
      }}
    >
      <summary>{text("behalf")}</summary>
      <div className={styles.applicant}>
        {ORGANISATION.map((field) => input(field, field === "organisation" ? styles.name : undefined))}
        {SUBMITTER.map((field) => input(field, field === "submitter" ? styles.name : undefined))}
        {input("authorisation", styles.address)}
        {DATES.map((field) => input(field))}
        {(refused["behalf.authorisedUntil"] === "expired" || behalf.authorisedReason !== "") &&
          input("authorisedReason", styles.address)}
      </div>
    </details>
  );
});
