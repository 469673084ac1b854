import type { DossierDetail } from "../../src/ipc/dossier-requests";
import { BigButton } from "../components/BigButton";
import { useReadOnly } from "../components/condition/use-read-only";
import { Notice } from "../components/Notice";
import { useText, type Text } from "../i18n/use-text";
import styles from "./Dossier.module.css";

export interface SlipActions {
  readonly reprint: () => void;
  /** A person looked at the printer after an "unknown". */
  readonly answer: (job: string, cameOut: boolean) => void;
}

interface SlipLineProps {
  readonly slip: DossierDetail["slip"];
  readonly actions: SlipActions;
}

const REASONS = [
  "off",
  "no-answer",
  "paper-out",
  "cover-open",
  "not-ready",
  "interrupted",
  "not-found",
  "denied",
  "queued",
  "stopped",
  "not-drawn",
] as const;

/** Whether paper came out. Where nobody can tell, a person is asked; nothing is printed again by itself. */
export function SlipLine({ slip, actions }: SlipLineProps) {
  const text = useText("dossier");
  const { state, job } = slip;
  const reprint = useReadOnly() ? undefined : (
    <BigButton plain onPress={actions.reprint} note={text("slip.reprint.note")}>
      {text("slip.reprint")}
    </BigButton>
  );

  switch (state) {
    case "none":
      return <Notice tone="info" what={text("slip.none")} safe={text("slip.safe")} action={reprint} />;
    case "waiting":
    case "sending":
      return <Notice tone="info" what={text(`slip.${state}`)} safe={text("slip.safe")} />;
    case "printed":
      return <Notice tone="done" what={text("slip.printed")} action={reprint} />;
    case "failed":
      return (
        <Notice
          tone="waiting"
          what={[text("slip.failed"), reasonOf(slip.reason, text)].filter(Boolean).join(" ")}
          safe={text("slip.safe")}
          todo={text("slip.failed.todo")}
          action={reprint}
        />
      );
    case "unknown":
      return (
        <Notice
          tone="waiting"
          what={text("slip.unknown")}
          safe={text("slip.safe")}
          todo={text("slip.unknown.todo")}
          action={job !== undefined && <Question job={job} answer={actions.answer} />}
        />
      );
  }
}

interface QuestionProps {
  readonly job: string;
  readonly answer: SlipActions["answer"];
}

function Question({ job, answer }: QuestionProps) {
  const text = useText("dossier");
  return (
    <div className={styles.answers}>
      {([true, false] as const).map((cameOut) => (
        <BigButton
          key={String(cameOut)}
          plain
          onPress={() => {
            answer(job, cameOut);
          }}
        >
          {text(cameOut ? "slip.cameOut" : "slip.noPaper")}
        </BigButton>
      ))}
    </div>
  );
}

function reasonOf(reason: string | undefined, text: Text<"dossier">): string {
  const known = REASONS.find((kind) => kind === reason);
  return known === undefined ? "" : text(`slip.reason.${known}`);
}
