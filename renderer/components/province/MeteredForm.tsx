import { NativeSelect, TextInput } from "@mantine/core";
import { useState } from "react";
import type { LineSettings } from "../../../src/sync/line-settings";
import { useText } from "../../i18n/use-text";
import { BigButton } from "../BigButton";
import { Notice } from "../Notice";
import styles from "./Province.module.css";
import type { ProvinceWork } from "./use-province";

const MOST = 1_000_000;

/** What the line may carry, where its bytes are counted; records always go, pages and files wait. */
export function MeteredForm({ work }: { readonly work: ProvinceWork }) {
  const { description } = work;
  return description === undefined ? null : (
    <Fields key={JSON.stringify(description.line)} line={description.line} work={work} />
  );
}

function Fields({ line, work }: { readonly line: LineSettings; readonly work: ProvinceWork }) {
  const text = useText("province");
  const [per, setPer] = useState<"none" | "day" | "month">(line.metered?.per ?? "none");
  const [typed, setTyped] = useState(String(line.metered?.megabytes ?? ""));
  const megabytes = /^\d{1,7}$/.test(typed.trim()) ? Number(typed.trim()) : 0;
  const isSound = per === "none" || (megabytes >= 1 && megabytes <= MOST);
  const next: LineSettings = { metered: per === "none" ? null : { megabytes, per } };
  const isSame = JSON.stringify(next) === JSON.stringify(line);

  return (
    <section className={styles.enrol} aria-labelledby="metered-title">
      <h2 id="metered-title">{text("metered.title")}</h2>
      <p>{text("metered.note")}</p>
      <div className={styles.deeds}>
        <NativeSelect
          label={text("metered.line")}
          value={per}
          data={[
            { value: "none", label: text("metered.none") },
            { value: "day", label: text("metered.day") },
            { value: "month", label: text("metered.month") },
          ]}
          onChange={(event) => {
            const { value } = event.currentTarget;
            setPer(value === "day" || value === "month" ? value : "none");
          }}
        />
        {per !== "none" && (
          <TextInput
            label={text("metered.megabytes")}
            inputMode="numeric"
            autoComplete="off"
            maxLength={7}
            value={typed}
            error={typed !== "" && !isSound ? text("metered.wrong") : undefined}
            onChange={(event) => {
              setTyped(event.currentTarget.value);
            }}
          />
        )}
        <BigButton
          plain
          disabled={!isSound || isSame}
          onPress={() => {
            work.setMetered(next);
          }}
        >
          {text("metered.save")}
        </BigButton>
      </div>
      {work.meteredFault && <Notice tone="refused" what={text("fault.not-saved")} safe={text("line.safe")} />}
    </section>
  );
}
