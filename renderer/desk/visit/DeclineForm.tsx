import { Textarea } from "@mantine/core";
import { useState } from "react";
import { BigButton } from "../../components/BigButton";
import { Notice } from "../../components/Notice";
import { useText } from "../../i18n/use-text";
import { GivenNotice } from "../dossier/GivenNotice";
import { MissingLines } from "../dossier/MissingLines";
import { PaperPreview } from "../dossier/PaperPreview";
import { viewRefusal } from "./problems";
import { RefusedNotice } from "./RefusedNotice";
import type { AcceptFault } from "../../../src/ipc/accept-answer";
import type { FieldPlace } from "./problems";
import styles from "./Visit.module.css";

type GuideFault = "no-such-draft" | "incomplete" | "not-recorded" | "not-written" | "not-queued";

export type GuideState =
  | { readonly kind: "none" }
  | { readonly kind: "shown"; readonly url: string }
  | { readonly kind: "saved"; readonly queue: string | undefined }
  | { readonly kind: "refused"; readonly fault: GuideFault };

/** What an officer does where no dossier can be taken. */
export interface Declining {
  readonly working: boolean;
  readonly fault: AcceptFault | undefined;
  readonly refuse: (reason: string, ground: string, goTo: string) => void;
  readonly guided: GuideState;
  readonly guide: (missing: readonly string[], reason: string) => void;
  readonly saveGuide: () => void;
  readonly closeGuide: () => void;
}

interface DeclineFormProps {
  readonly declining: Declining;
  /** Names of required papers that are not there. */
  readonly missing: readonly string[];
  readonly onGoTo: (place: FieldPlace) => void;
}

type Way = "guide" | "refuse";

/** Papers are missing (form 02), or this is not for the commune (form 03): closed until somebody asks for it. */
export function DeclineForm({ declining, missing, onGoTo }: DeclineFormProps) {
  const text = useText("visit");
  const work = useText("work");
  const [way, setWay] = useState<Way>();
  const [lines, setLines] = useState<readonly string[]>([...missing, ""]);
  const [values, setValues] = useState({ reason: "", ground: "", goTo: "" });
  const { guided, fault } = declining;
  const field = (name: keyof typeof values, label: string) => (
    <Textarea
      name={`decline.${name}`}
      label={label}
      rows={3}
      maxLength={3000}
      value={values[name]}
      onChange={(event) => {
        setValues({ ...values, [name]: event.currentTarget.value });
      }}
    />
  );

  if (way === undefined) {
    return (
      <div className={styles.answers}>
        {(["guide", "refuse"] as const).map((each) => (
          <BigButton
            key={each}
            plain
            onPress={() => {
              setLines([...missing, ""]);
              setWay(each);
            }}
          >
            {text(`decline.${each}`)}
          </BigButton>
        ))}
      </div>
    );
  }
  const ready =
    values.reason.trim() !== "" &&
    (way === "refuse" ? values.ground.trim() !== "" : lines.some((line) => line.trim() !== ""));
  return (
    <section aria-labelledby="decline-title" className={styles.decline}>
      <h3 id="decline-title">{text(`decline.${way}`)}</h3>
      {way === "guide" && <MissingLines lines={lines} error={undefined} onChange={setLines} />}
      {field("reason", text(`decline.${way}.reason`))}
      {way === "refuse" && field("ground", work("field.ground"))}
      {way === "refuse" && field("goTo", text("decline.goTo"))}
      <p className={styles.muted}>{text(`decline.${way}.what`)}</p>
      {fault !== undefined && <RefusedNotice refusal={viewRefusal(fault)} onGoTo={onGoTo} />}
      {guided.kind === "saved" && <GivenNotice name={work("paper.02")} queue={guided.queue} />}
      {guided.kind === "refused" && (
        <Notice tone="refused" what={text(`decline.fault.${guided.fault}`)} safe={text("refused.safe")} />
      )}
      <div className={styles.answers}>
        <BigButton
          disabled={!ready || declining.working}
          onPress={() => {
            if (way === "guide") declining.guide(lines, values.reason);
            else declining.refuse(values.reason, values.ground, values.goTo);
          }}
        >
          {text(`decline.${way}.do`)}
        </BigButton>
        <BigButton
          plain
          onPress={() => {
            setWay(undefined);
          }}
        >
          {work("cancel")}
        </BigButton>
      </div>
      {guided.kind === "shown" && (
        <PaperPreview paper="02" url={guided.url} onSave={declining.saveGuide} onClose={declining.closeGuide} />
      )}
    </section>
  );
}
