import { TextInput } from "@mantine/core";
import { IconCircleCheck } from "@tabler/icons-react";
import { useState } from "react";
import { isAgencyCode } from "../../src/ipc/founding-requests";
import { useText } from "../i18n/use-text";
import styles from "./Setup.module.css";

interface AgencyStepProps {
  readonly code: string;
  readonly onChange: (code: string) => void;
}

/** The error comes when the field is left, not while typing. */
export function AgencyStep({ code, onChange }: AgencyStepProps) {
  const text = useText("setup");
  const [left, setLeft] = useState(false);
  const valid = isAgencyCode(code);

  return (
    <>
      <TextInput
        label={text("agency.label")}
        description={text("agency.hint")}
        error={left && code !== "" && !valid ? text("agency.invalid") : undefined}
        value={code}
        size="md"
        maxLength={20}
        onBlur={() => {
          setLeft(true);
        }}
        onChange={(event) => {
          onChange(event.currentTarget.value.trim().toUpperCase());
        }}
      />
      {valid && (
        <p className={styles.holds} role="status">
          <IconCircleCheck aria-hidden size="1.25em" />
          {text("agency.valid")}
        </p>
      )}
    </>
  );
}
