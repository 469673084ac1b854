import { Textarea, TextInput } from "@mantine/core";
import { useState } from "react";
import type { EraseRefusal } from "../../../src/ipc/dossier-requests";
import { BigButton } from "../../components/BigButton";
import { Notice } from "../../components/Notice";
import { useText } from "../../i18n/use-text";
import styles from "./Work.module.css";

interface EraseSectionProps {
  readonly code: string;
  readonly working: boolean;
  readonly fault: EraseRefusal["kind"] | "no-answer" | undefined;
  readonly onErase: (reason: string, ground: string) => void;
}

/** Closed until it is asked for; then reason, decision and the code typed again, as nothing leads back. */
export function EraseSection({ code, working, fault, onErase }: EraseSectionProps) {
  const text = useText("work");
  const [open, setOpen] = useState(false);
  const [values, setValues] = useState({ reason: "", ground: "", code: "" });
  const isSameCode = values.code.trim().toUpperCase() === code.toUpperCase();
  const ready = values.reason.trim() !== "" && values.ground.trim() !== "" && isSameCode;
  const put = (name: keyof typeof values, value: string): void => {
    setValues((known) => ({ ...known, [name]: value }));
  };
  const area = (name: "reason" | "ground") => (
    <Textarea
      name={`erase.${name}`}
      label={text(`erase.${name}`)}
      rows={2}
      maxLength={3000}
      value={values[name]}
      onChange={(event) => {
        put(name, event.currentTarget.value);
      }}
    />
  );

  return (
    <section className={styles.block} aria-labelledby="erase-title">
      <h2 id="erase-title">{text("erase.title")}</h2>
      {!open && (
        <div className={styles.deeds}>
          <BigButton
            plain
            onPress={() => {
              setOpen(true);
            }}
          >
            {text("erase.open")}
          </BigButton>
        </div>
      )}
      {open && (
        <div className={styles.form}>
          <Notice tone="waiting" what={text("erase.what")} safe={text("erase.kept")} />
          {area("reason")}
          {area("ground")}
          <TextInput
            name="erase.code"
            label={text("erase.code", { code })}
            autoComplete="off"
            maxLength={40}
            value={values.code}
            onChange={(event) => {
              put("code", event.currentTarget.value);
            }}
          />
          <div className={styles.deeds}>
            <BigButton
              disabled={!ready || working}
              onPress={() => {
                onErase(values.reason, values.ground);
              }}
            >
              {text(working ? "erase.working" : "erase.do")}
            </BigButton>
            <BigButton
              plain
              onPress={() => {
                setOpen(false);
              }}
            >
              {text("cancel")}
            </BigButton>
          </div>
        </div>
      )}
      {fault !== undefined && (
        <Notice
          tone="refused"
          what={text(fault === "changed" || fault === "not-finished" ? `erase.fault.${fault}` : "erase.fault.other")}
          safe={text(fault === "not-finished" ? "erase.off" : "fault.safe")}
        />
      )}
    </section>
  );
}
