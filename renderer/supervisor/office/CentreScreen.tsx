import { TextInput } from "@mantine/core";
import { useState } from "react";
import type { CentreState } from "../../../src/ipc/centre-requests";
import type { ReceiptUse } from "../../../src/intake/receipt-use";
import { formatReceiptNumber } from "../../../src/payment/receipt-series";
import { BigButton } from "../../components/BigButton";
import { Notice } from "../../components/Notice";
import { formatIsoDate } from "../../i18n/format";
import { useText } from "../../i18n/use-text";
import { isoDay } from "../reference/iso-day";
import styles from "../reference/Reference.module.css";
import { detailsOf, draftOf, problemsOf, type CentreDraft } from "./centre-draft";
import { DepartmentRows } from "./DepartmentRows";
import type { CentreWork } from "./use-centre";

/** What forms, slips and transfers say of this centre; a change counts from its day on. */
export function CentreScreen({ work }: { readonly work: CentreWork }) {
  return work.state === undefined ? null : <CentreEditor state={work.state} work={work} />;
}

/** Receipts of the province need no typing; the boxes below are for those that the centre registers itself. */
function GivenReceipts({ use }: { readonly use: ReceiptUse }) {
  const text = useText("centre");
  const { form, symbol, first, last, left } = use;
  const range = { first: formatReceiptNumber(first), last: formatReceiptNumber(last) };
  return (
    <Notice
      tone="info"
      what={text("receipts.given", { form, symbol, ...range })}
      safe={text("receipts.left", { left })}
    />
  );
}

type TextField = Exclude<keyof CentreDraft, "departments">;

const GROUPS = [
  { name: "names", fields: ["parentAgency", "place", "phone", "website", "taxCode"] },
  { name: "account", fields: ["bin", "account", "holder"] },
  { name: "receipts", fields: ["form", "symbol", "first", "last"] },
] as const satisfies readonly { readonly name: string; readonly fields: readonly TextField[] }[];

function CentreEditor({ state, work }: { readonly state: CentreState; readonly work: CentreWork }) {
  const text = useText("centre");
  const [draft, setDraft] = useState(() => draftOf(state.details));
  const [from, setFrom] = useState("");
  const [asked, setAsked] = useState(false);
  const problems = problemsOf(draft);
  const day = isoDay(from);

  return (
    <main className={styles.main} aria-labelledby="centre-title">
      <section className={styles.block}>
        <h1 id="centre-title">{text("title")}</h1>
        <p>
          {state.inForceFrom === undefined
            ? text("first")
            : text("since", { since: formatIsoDate(state.inForceFrom), author: state.author ?? "" })}
        </p>
        {state.coming.map(({ inForceFrom, author }) => (
          <p key={inForceFrom}>{text("coming", { since: formatIsoDate(inForceFrom), author })}</p>
        ))}
      </section>
      {GROUPS.map(({ name, fields }) => (
        <section key={name} className={styles.block} aria-labelledby={`group-${name}`}>
          <h2 id={`group-${name}`}>{text(`group.${name}`)}</h2>
          <p>{text(`group.${name}.note`)}</p>
          {name === "receipts" && state.receipts?.source === "province" && <GivenReceipts use={state.receipts} />}
          <div className={styles.fields}>
            {fields.map((field) => (
              <TextInput
                key={field}
                name={`centre.${field}`}
                className={field === "holder" ? styles.long : undefined}
                label={text(`field.${field}`)}
                autoComplete="off"
                maxLength={200}
                value={draft[field]}
                onChange={(event) => {
                  const { value } = event.currentTarget;
                  setDraft((known) => ({ ...known, [field]: value }));
                }}
              />
            ))}
          </div>
        </section>
      ))}
      <DepartmentRows
        departments={draft.departments}
        onChange={(departments) => {
          setDraft((known) => ({ ...known, departments }));
        }}
      />
      <section className={styles.block} aria-label={text("save")}>
        <div className={styles.row}>
          <TextInput
            name="centre.from"
            label={text("from")}
            placeholder={text("day.hint")}
            error={asked && day === "" ? text("fault.no-such-date") : undefined}
            autoComplete="off"
            maxLength={10}
            value={from}
            onChange={(event) => {
              setFrom(event.currentTarget.value);
            }}
          />
          <BigButton
            disabled={work.working}
            onPress={() => {
              setAsked(true);
              if (day !== "" && problems.length === 0) work.save(day, detailsOf(draft, state.details));
            }}
          >
            {text("save")}
          </BigButton>
        </div>
        {asked &&
          problems.map((problem) => (
            <Notice key={problem} tone="refused" what={text(`problem.${problem}`)} safe={text("fault.safe")} />
          ))}
        {work.fault !== undefined && (
          <Notice
            tone="refused"
            what={
              work.fault.kind === "two-departments-for-a-field"
                ? text("fault.two-departments-for-a-field", { field: work.fault.field })
                : text(`fault.${work.fault.kind}`)
            }
            safe={text("fault.safe")}
          />
        )}
        {work.saved && <Notice tone="done" what={text("saved")} safe={text("saved.safe")} />}
      </section>
    </main>
  );
}
