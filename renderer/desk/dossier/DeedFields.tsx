import { Checkbox, NativeSelect, Textarea, TextInput } from "@mantine/core";
import { useText } from "../../i18n/use-text";
import type { Problem } from "../visit/problems";
import type { Deed, DeedField, DeedValues } from "./deeds";
import { MissingLines } from "./MissingLines";
import { SignaturePad } from "./SignaturePad";
import styles from "./Work.module.css";

interface DeedFieldsProps {
  readonly deed: Deed;
  readonly fields: readonly DeedField[];
  readonly values: DeedValues;
  readonly onChange: (values: DeedValues) => void;
  readonly departments: readonly string[];
  readonly faults: Readonly<Partial<Record<DeedField, Problem>>>;
  readonly keepSignature: (png: Uint8Array) => Promise<string | undefined>;
}

/** The inputs of a deed, each with its fault under it. */
export function DeedFields(props: DeedFieldsProps) {
  const { deed, fields, values, onChange, departments, faults, keepSignature } = props;
  const text = useText("work");
  const visit = useText("visit");
  const errorOf = (field: DeedField): string | undefined => {
    const problem = faults[field];
    return problem === undefined ? undefined : problem === "needed" ? text("needed") : visit(`problem.${problem}`);
  };
  const long = (field: "reason" | "ground" | "note") => (
    <Textarea
      key={field}
      name={field}
      label={text(field === "reason" ? `reason.${deed}` : `field.${field}`)}
      error={errorOf(field)}
      rows={3}
      maxLength={3000}
      value={values[field]}
      onChange={(event) => {
        onChange({ ...values, [field]: event.currentTarget.value });
      }}
    />
  );
  const short = (field: "newDueAt" | "signer") => (
    <TextInput
      key={field}
      name={field}
      className={styles.short}
      label={text(`field.${field}`)}
      error={errorOf(field)}
      autoComplete="off"
      maxLength={field === "newDueAt" ? 10 : 200}
      value={values[field]}
      onChange={(event) => {
        onChange({ ...values, [field]: event.currentTarget.value });
      }}
    />
  );

  return fields.map((field) => {
    switch (field) {
      case "reason":
      case "ground":
      case "note":
        return long(field);
      case "newDueAt":
      case "signer":
        return short(field);
      case "department":
        return (
          <NativeSelect
            key={field}
            name={field}
            label={text("field.department")}
            error={errorOf(field)}
            data={[...departments]}
            value={values.department}
            onChange={(event) => {
              onChange({ ...values, department: event.currentTarget.value });
            }}
          />
        );
      case "missing":
        return (
          <MissingLines
            key={field}
            lines={values.missing}
            error={errorOf(field)}
            onChange={(missing) => {
              onChange({ ...values, missing });
            }}
          />
        );
      case "receiver":
        return (
          <Receiver
            key={field}
            receiver={values.receiver}
            error={errorOf(field)}
            onChange={(receiver) => {
              onChange({ ...values, receiver });
            }}
          />
        );
      case "signature":
        return (
          <SignaturePad
            key={field}
            kept={values.signature !== ""}
            onKeep={async (png) => {
              const page = await keepSignature(png);
              onChange({ ...values, signature: page ?? "" });
              return page !== undefined;
            }}
            onClear={() => {
              onChange({ ...values, signature: "" });
            }}
          />
        );
    }
  });
}

interface ReceiverProps {
  readonly receiver: DeedValues["receiver"];
  readonly error: string | undefined;
  readonly onChange: (receiver: DeedValues["receiver"]) => void;
}

/** Who takes the result away; the officer has looked at the card. */
function Receiver({ receiver, error, onChange }: ReceiverProps) {
  const text = useText("work");
  return (
    <div className={styles.pair}>
      <TextInput
        name="receiver"
        label={text("field.receiver")}
        error={error}
        autoComplete="off"
        maxLength={200}
        value={receiver.name}
        onChange={(event) => {
          onChange({ ...receiver, name: event.currentTarget.value });
        }}
      />
      <TextInput
        name="receiver-id"
        label={text("field.receiverId")}
        autoComplete="off"
        maxLength={32}
        value={receiver.idNumber}
        onChange={(event) => {
          onChange({ ...receiver, idNumber: event.currentTarget.value });
        }}
      />
      <Checkbox
        name="receiver-seen"
        label={text("field.identitySeen")}
        checked={receiver.identitySeen}
        onChange={(event) => {
          onChange({ ...receiver, identitySeen: event.currentTarget.checked });
        }}
      />
    </div>
  );
}
