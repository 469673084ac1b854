import { NativeSelect, TextInput } from "@mantine/core";
import { useState } from "react";
import type { SpecialDay } from "../../../src/calendar/calendar-data";
import { BigButton } from "../../components/BigButton";
import { Notice } from "../../components/Notice";
import { formatIsoDate } from "../../i18n/format";
import { useText } from "../../i18n/use-text";
import { isoDay } from "./iso-day";
import { PublishedLine } from "./PublishedLine";
import styles from "./Reference.module.css";
import type { ReferenceWork } from "./reference-work";

const KINDS = ["holiday", "compensation", "swap_off", "swap_work"] as const;

interface Typed {
  readonly date: string;
  readonly kind: SpecialDay["kind"];
  readonly name: string;
  readonly legalBasis: string;
  readonly inForceFrom: string;
}

const BLANK: Typed = { date: "", kind: "holiday", name: "", legalBasis: "", inForceFrom: "" };

/** Days that differ from their weekday. A change is a new version; dossiers keep the one they were accepted under. */
export function CalendarEditor({ work }: { readonly work: ReferenceWork }) {
  const text = useText("reference");
  const [typed, setTyped] = useState(BLANK);
  const { calendar } = work;
  const [date, from] = [isoDay(typed.date), isoDay(typed.inForceFrom)];
  const ready = date !== "" && from !== "" && typed.name.trim() !== "" && typed.legalBasis.trim() !== "";
  const input = (field: Exclude<keyof Typed, "kind">, maxLength: number) => (
    <TextInput
      name={`calendar.${field}`}
      label={text(`calendar.${field}`)}
      placeholder={maxLength === 10 ? text("day.hint") : undefined}
      autoComplete="off"
      maxLength={maxLength}
      value={typed[field]}
      onChange={(event) => {
        setTyped({ ...typed, [field]: event.currentTarget.value });
      }}
    />
  );
  const add = async (): Promise<void> => {
    const { kind, name, legalBasis } = typed;
    const day: SpecialDay = { date, kind, name, legalBasis, confidence: "high" };
    if (await work.amend(from, [day], [])) setTyped(BLANK);
  };

  return (
    <section aria-labelledby="calendar-title" className={styles.block}>
      <h2 id="calendar-title">{text("calendar")}</h2>
      {calendar !== undefined && (
        <p>
          {text("calendar.state", { version: formatIsoDate(calendar.version), days: calendar.days.length })}
          {calendar.author !== undefined && ` ${text("by", { author: calendar.author })}`}
        </p>
      )}
      <PublishedLine what="calendar" published={calendar?.published} />
      <div className={styles.fields}>
        {input("date", 10)}
        <NativeSelect
          name="calendar.kind"
          label={text("calendar.kind")}
          value={typed.kind}
          data={KINDS.map((kind) => ({ value: kind, label: text(`kind.${kind}`) }))}
          onChange={(event) => {
            const kind = KINDS.find((known) => known === event.currentTarget.value);
            if (kind !== undefined) setTyped({ ...typed, kind });
          }}
        />
        {input("name", 200)}
        {input("legalBasis", 1000)}
        {input("inForceFrom", 10)}
      </div>
      {work.calendarFault !== undefined && (
        <Notice tone="refused" what={text(`calendar.fault.${work.calendarFault}`)} safe={text("fault.safe")} />
      )}
      <div className={styles.row}>
        <BigButton disabled={!ready || work.working} onPress={() => void add()}>
          {text("calendar.add")}
        </BigButton>
      </div>
      {from === "" && <p className={styles.hint}>{text("from.hint")}</p>}
      <table className={styles.table}>
        <caption>{text("calendar.days")}</caption>
        <tbody>
          {[...(calendar?.days ?? [])].reverse().map((day) => (
            <tr key={day.date}>
              <td>{formatIsoDate(day.date)}</td>
              <td>{text(`kind.${day.kind}`)}</td>
              <td>{day.name}</td>
              <td className={styles.value}>{day.legalBasis}</td>
              <td>
                <button
                  type="button"
                  className={styles.link}
                  disabled={from === "" || work.working}
                  onClick={() => void work.amend(from, [], [day.date])}
                >
                  {text("calendar.remove")}
                </button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
