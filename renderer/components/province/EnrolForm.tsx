import { useState } from "react";
import { TextInput, type TextInputProps } from "@mantine/core";
import { useText } from "../../i18n/use-text";
import { BigButton } from "../BigButton";
import { Notice } from "../Notice";
import styles from "./Province.module.css";
import type { EnrolFault } from "../../../src/ipc/province-requests";
import type { ProvinceWork } from "./use-province";

/** Address and one-time code, as the province handed them out on paper. */
export function EnrolForm({ work }: { readonly work: ProvinceWork }) {
  const text = useText("province");
  const [address, setAddress] = useState("");
  const [code, setCode] = useState("");
  const { description, enrolling, fault } = work;
  if (description === undefined || description.training) return null;

  return (
    <section className={styles.enrol} aria-labelledby="enrol-title">
      <h2 id="enrol-title">{text(description.province === null ? "enrol.title" : "enrol.again")}</h2>
      <p>{text("enrol.note")}</p>
      <div className={styles.deeds}>
        <Field
          label={text("enrol.address")}
          placeholder="https://"
          maxLength={300}
          value={address}
          onText={setAddress}
        />
        <Field label={text("enrol.code")} placeholder="XXXX-XXXX-XXXX" maxLength={14} value={code} onText={setCode} />
        <BigButton
          disabled={enrolling || address.trim() === "" || code.trim() === ""}
          onPress={() => {
            work.enrol(address, code);
          }}
        >
          {text(enrolling ? "enrol.working" : "enrol.do")}
        </BigButton>
      </div>
      {fault !== undefined && <Notice tone="refused" what={text(wordsOf(fault))} safe={text("line.safe")} />}
    </section>
  );
}

interface FieldProps extends Pick<TextInputProps, "label" | "placeholder" | "maxLength"> {
  readonly value: string;
  readonly onText: (text: string) => void;
}

function Field({ onText, ...field }: FieldProps) {
  return (
    <TextInput
      {...field}
      autoComplete="off"
      onChange={(event) => {
        onText(event.currentTarget.value);
      }}
    />
  );
}

/** The gateway's own word where we have a sentence for it. */
function wordsOf(fault: EnrolFault): `fault.${EnrolFault["kind"] | "numbers-unsure"}` {
  const isUnsure = "problem" in fault && fault.problem === "numbers-unsure";
  return `fault.${isUnsure ? "numbers-unsure" : fault.kind}`;
}
