import { useEffect, useRef, useState } from "react";
import type { DossierDetail } from "../../../src/ipc/dossier-requests";
import { BigButton } from "../../components/BigButton";
import { useEscape } from "../../components/use-escape";
import { useText } from "../../i18n/use-text";
import { DeedFields } from "./DeedFields";
import { DEED_RULES, type Deed, type DeedField, type DeedValues } from "./deeds";
import type { DossierWork } from "./dossier-work";
import { faultsOf } from "./deed-faults";
import { WorkFault } from "./WorkFault";
import styles from "./Work.module.css";

interface DeedFormProps {
  readonly deed: Deed;
  readonly dossier: DossierDetail;
  readonly work: DossierWork;
  readonly onCancel: () => void;
  readonly onDone: () => void;
}

function firstValues({ next }: DossierDetail): DeedValues {
  return {
    department: next.departments[0] ?? "",
    missing: [""],
    newDueAt: "",
    reason: "",
    ground: "",
    signer: "",
    note: "",
    receiver: { name: "", idNumber: "", identitySeen: false },
    signature: "",
  };
}

/** Nothing is typed there: what the deed needs first of all. */
function isBlank(field: DeedField, values: DeedValues): boolean {
  if (field === "missing") return values.missing.every((line) => line.trim() === "");
  if (field === "receiver") return values.receiver.name.trim() === "" || !values.receiver.identitySeen;
  return values[field].trim() === "";
}

/** The questions of one deed, what it will do, and the button that is named by it. Esc goes back. */
export function DeedForm({ deed, dossier, work, onCancel, onDone }: DeedFormProps) {
  const text = useText("work");
  const [values, setValues] = useState(() => firstValues(dossier));
  const [tried, setTried] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  useEscape(form, onCancel);
  const { fields, needed } = DEED_RULES[deed];
  const blank = needed.filter((field) => isBlank(field, values));
  const faults = {
    ...faultsOf(work.fault),
    ...(tried ? Object.fromEntries(blank.map((field) => [field, "needed"] as const)) : {}),
  };

  useEffect(() => {
    form.current?.querySelector<HTMLElement>("input, textarea, select, button")?.focus();
  }, []);

  const send = async (): Promise<void> => {
    setTried(true);
    if (blank.length > 0 || work.working) return;
    if (await work.act(deed, values)) onDone();
  };

  return (
    <form
      ref={form}
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <DeedFields
        deed={deed}
        fields={fields}
        values={values}
        onChange={setValues}
        departments={dossier.next.departments}
        faults={faults}
        keepSignature={work.keepSignature}
      />
      <p className={styles.muted}>{text(`what.${deed}`)}</p>
      {work.fault !== undefined && <WorkFault fault={work.fault} />}
      <div className={styles.deeds}>
        <BigButton onPress={() => void send()} disabled={work.working}>
          {text(`do.${deed}`)}
        </BigButton>
        <BigButton plain onPress={onCancel} keys="Esc">
          {text("cancel")}
        </BigButton>
      </div>
    </form>
  );
}
