import { TextInput } from "@mantine/core";
import { useState } from "react";
import type { DelegationInput } from "../../../src/intake/amend-delegations";
import { BigButton } from "../../components/BigButton";
import { Notice } from "../../components/Notice";
import { useText } from "../../i18n/use-text";
import { DelegationTable } from "./DelegationTable";
import { isoDay } from "./iso-day";
import styles from "./Reference.module.css";
import type { DelegationWork } from "./use-delegations";

const BLANK: DelegationInput = {
  scope: "",
  authority: "",
  signerTitle: "",
  signerName: "",
  legalBasis: "",
  from: "",
  to: "",
};
const FIELDS = ["scope", "authority", "signerTitle", "signerName", "legalBasis", "from", "to"] as const;
const DAYS: readonly string[] = ["from", "to"];
const PROBLEMS = [
  "empty",
  "needed",
  "too-long",
  "control-character",
  "emoji",
  "too-many-marks",
  "no-such-date",
  "ends-before-it-begins",
  "overlaps",
  "unknown-scope",
] as const;

/** Ủy quyền, phân cấp: who decides and who signs, from when to when. Dossiers keep what held when they were accepted. */
export function DelegationEditor({ work }: { readonly work: DelegationWork }) {
  const text = useText("reference");
  const [typed, setTyped] = useState(BLANK);
  const { state, fault } = work;
  const faults = fault?.kind === "fields" ? fault.faults : [];
  const add = async (): Promise<void> => {
    // What is no date goes to main as it was typed, which says so at its field.
    const day = (words: string): string => (isoDay(words) === "" ? words.trim() : isoDay(words));
    if (await work.add({ ...typed, from: day(typed.from), to: day(typed.to) })) setTyped(BLANK);
  };

  return (
    <section aria-labelledby="delegation-title" className={styles.block}>
      <h2 id="delegation-title">{text("delegation")}</h2>
      <p>{text("delegation.what")}</p>
      {state !== undefined && state.version > 0 && (
        <p>
          {text("delegation.state", { version: state.version, rows: state.rows.length })}
          {state.author !== undefined && ` ${text("by", { author: state.author })}`}
        </p>
      )}
      <div className={styles.fields}>
        {FIELDS.map((field) => {
          const found = faults.find((one) => one.field === field)?.problem.kind;
          const problem = PROBLEMS.find((known) => known === found);
          return (
            <TextInput
              key={field}
              name={`delegation.${field}`}
              label={text(`delegation.${field}`)}
              placeholder={DAYS.includes(field) ? text("day.hint") : undefined}
              autoComplete="off"
              maxLength={DAYS.includes(field) ? 10 : 1000}
              error={found === undefined ? undefined : text(`delegation.problem.${problem ?? "other"}`)}
              value={typed[field]}
              onChange={(event) => {
                setTyped({ ...typed, [field]: event.currentTarget.value });
              }}
            />
          );
        })}
      </div>
      {fault?.kind === "not-recorded" && (
        <Notice tone="refused" what={text("fault.not-recorded")} safe={text("delegation.safe")} />
      )}
      <div className={styles.row}>
        <BigButton disabled={work.working} onPress={() => void add()}>
          {text("delegation.add")}
        </BigButton>
      </div>
      {state !== undefined && <DelegationTable state={state} work={work} />}
    </section>
  );
}
