import { NativeSelect, TextInput } from "@mantine/core";
import { useState } from "react";
import { dayOf, isoDate } from "../../../src/calendar/local-time";
import type { DossierId } from "../../../src/shared/brand";
import type { OfficeList } from "../../../src/ipc/work-requests";
import { BigButton } from "../../components/BigButton";
import { Notice } from "../../components/Notice";
import { formatIsoDate } from "../../i18n/format";
import { useText } from "../../i18n/use-text";
import { GivenNotice } from "../dossier/GivenNotice";
import { PaperPreview } from "../dossier/PaperPreview";
import work from "../dossier/Work.module.css";
import styles from "./Money.module.css";

export type ListState =
  | { readonly kind: "none" }
  | { readonly kind: "shown"; readonly list: OfficeList; readonly url: string }
  | { readonly kind: "visit"; readonly url: string }
  | { readonly kind: "saved"; readonly paper: "07" | "handover" | "visit"; readonly queue: string | undefined }
  | { readonly kind: "refused"; readonly fault: "no-such-day" | "not-written" | "not-queued" };

export interface ListWork {
  readonly departments: readonly string[];
  readonly state: ListState;
  readonly show: (list: OfficeList) => void;
  readonly save: (list: OfficeList) => void;
  /** One acknowledgement for several dossiers of one visit. */
  readonly showVisit: (ids: readonly DossierId[]) => void;
  readonly saveVisit: (ids: readonly DossierId[]) => void;
  readonly close: () => void;
}

interface OfficeListsProps {
  readonly now: number;
  readonly work: ListWork;
}

function isoOf(text: string): string {
  const [, day = "", month = "", year = ""] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text.trim()) ?? [];
  return `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
}

/** Form 07, and what goes to a department on one day, in the official form. */
export function OfficeLists({ now, work: wired }: OfficeListsProps) {
  const text = useText("money");
  const papers = useText("work");
  const today = formatIsoDate(isoDate(dayOf(now)));
  const [from, setFrom] = useState(today);
  const [to, setTo] = useState(today);
  const [department, setDepartment] = useState("");
  const { state, departments } = wired;
  const chosen = department === "" ? (departments[0] ?? "") : department;
  const field = (label: "list.from" | "list.to", value: string, put: (text: string) => void) => (
    <TextInput
      label={text(label)}
      autoComplete="off"
      maxLength={10}
      value={value}
      onChange={(event) => {
        put(event.currentTarget.value);
      }}
    />
  );

  return (
    <section className={work.block} aria-labelledby="lists-title-day">
      <h2 id="lists-title-day">{text("list.title")}</h2>
      <div className={styles.period}>
        {field("list.from", from, setFrom)}
        {field("list.to", to, setTo)}
        <NativeSelect
          label={text("list.department")}
          data={[...departments]}
          value={chosen}
          onChange={(event) => {
            setDepartment(event.currentTarget.value);
          }}
        />
      </div>
      <div className={work.deeds}>
        <BigButton
          plain
          onPress={() => {
            wired.show({ kind: "register", from: isoOf(from), to: isoOf(to), department: "" });
          }}
        >
          {text("list.register")}
        </BigButton>
        <BigButton
          plain
          onPress={() => {
            wired.show({ kind: "handover", from: isoOf(to), to: isoOf(to), department: chosen });
          }}
        >
          {text("list.handover")}
        </BigButton>
      </div>
      {state.kind === "refused" && <Notice tone="refused" what={text(`list.fault.${state.fault}`)} />}
      {state.kind === "saved" && <GivenNotice name={papers(`paper.${state.paper}`)} queue={state.queue} />}
      {state.kind === "shown" && (
        <PaperPreview
          paper={state.list.kind === "register" ? "07" : "handover"}
          url={state.url}
          onSave={() => {
            wired.save(state.list);
          }}
          onClose={wired.close}
        />
      )}
    </section>
  );
}
