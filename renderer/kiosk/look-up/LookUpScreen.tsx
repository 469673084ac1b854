import type { CentreDescription } from "../../../src/ipc/station-state";
import type { DossierGlance } from "../../../src/queue/look-up";
import { CameraCapture } from "../../components/camera/CameraCapture";
import type { Cameras } from "../../components/camera/camera-port";
import type { CameraMemory } from "../../components/camera/use-camera";
import { Notice } from "../../components/Notice";
import { formatDate } from "../../i18n/format";
import { TEXTS } from "../../i18n/texts";
import { useLanguage, useText } from "../../i18n/use-text";
import kiosk from "../Kiosk.module.css";
import { KioskShell } from "../KioskShell";
import camera from "../prepare/Prepare.module.css";
import type { Spoken } from "../speech/spoken";
import { DigitEntry } from "./DigitEntry";
import { GlanceAnswer } from "./GlanceAnswer";
import type { LookUpFlow } from "./use-look-up";

interface LookUpScreenProps {
  readonly centre: CentreDescription | undefined;
  readonly flow: LookUpFlow;
  /** undefined: codes are typed, or come from a scanner. */
  readonly eye: { readonly cameras: Cameras; readonly memory: CameraMemory } | undefined;
  readonly onTake: (service: string) => void;
  readonly onEnd: () => void;
}

const CODE_DIGITS = 10;
const DAY_DIGITS = 6;
const NUMBER_DIGITS = 4;
const NOTHING = (): void => undefined;

/** "Tra cứu hồ sơ": the slip's code, the number on it, and how far the dossier is. */
export function LookUpScreen({ centre, flow, eye, onTake, onEnd }: LookUpScreenProps) {
  const text = useText("lookUp");
  const { language } = useLanguage();
  const { step } = flow;
  const shell = { centre, begun: true, onEnd, onBack: flow.back ?? onEnd };

  switch (step.at) {
    case "code":
      if (step.typing || eye === undefined) {
        return (
          <KioskShell
            {...shell}
            question={text("typed.question")}
            spoken={[text("typed.question"), text("typed.note")]}
          >
            <p>{text("typed.note")}</p>
            {step.other && <OtherCode />}
            <DigitEntry
              key="code"
              label={text("typed.field")}
              length={CODE_DIGITS}
              dashAfter={DAY_DIGITS}
              confirm={text("next")}
              onConfirm={flow.enterCode}
            />
            {eye !== undefined && (
              <button type="button" className={kiosk.choice} onClick={flow.scanCode}>
                {text("code.scan")}
              </button>
            )}
          </KioskShell>
        );
      }
      return (
        <KioskShell
          {...shell}
          question={text("code.question")}
          spoken={
            step.other
              ? [text("code.other"), text("code.other.todo")]
              : [text("code.question"), text("code.note"), text("code.type")]
          }
        >
          <p>{text("code.note")}</p>
          {step.other && <OtherCode />}
          <div className={camera.camera}>
            <CameraCapture {...eye} settings={false} mode="codes" onStill={NOTHING} onCode={flow.readCode} />
          </div>
          <button type="button" className={kiosk.choice} onClick={flow.typeCode}>
            {text("code.type")}
          </button>
        </KioskShell>
      );
    case "number":
      return (
        <KioskShell
          {...shell}
          question={text("number.question")}
          spoken={[text("number.question"), text("number.note")]}
        >
          <p>{text("number.note")}</p>
          <DigitEntry
            key="number"
            label={text("number.field")}
            length={NUMBER_DIGITS}
            confirm={text("see")}
            onConfirm={flow.enterNumber}
          />
        </KioskShell>
      );
    case "looking":
      return (
        <KioskShell {...shell} question={text("title")}>
          <p role="status">{text("looking")}</p>
        </KioskShell>
      );
    case "found":
      return (
        <KioskShell
          {...shell}
          question={text(`state.${step.glance.state}`)}
          spoken={spokenGlance(step.glance, TEXTS[language].lookUp)}
        >
          <GlanceAnswer glance={step.glance} onTake={onTake} onDone={onEnd} />
        </KioskShell>
      );
    case "nothing":
      return (
        <KioskShell
          {...shell}
          question={text(step.kind)}
          spoken={[text(step.kind), text(`${step.kind}.why`), text(`${step.kind}.todo`)]}
        >
          <div className={kiosk.honest} role="alert">
            <p>{text(`${step.kind}.why`)}</p>
            <p>{text(`${step.kind}.todo`)}</p>
          </div>
          {step.kind !== "too-often" && (
            <button type="button" className={kiosk.choice} data-main="true" onClick={flow.back}>
              {text("again")}
            </button>
          )}
          <button type="button" className={kiosk.choice} onClick={onEnd}>
            {text("done")}
          </button>
        </KioskShell>
      );
  }
}

function OtherCode() {
  const text = useText("lookUp");
  return <Notice tone="waiting" what={text("code.other")} todo={text("code.other.todo")} />;
}

/** The code is shown and never said aloud. */
function spokenGlance(
  { state, dueAt, service }: DossierGlance,
  words: (typeof TEXTS)["vi"]["lookUp"],
): readonly Spoken[] {
  const [day, month] = dueAt === undefined ? [] : formatDate(dueAt).split("/").map(Number);
  return [
    words[`state.${state}`],
    words[`todo.${state}`],
    ...(day === undefined || month === undefined ? [] : [{ template: words["due.spoken"], values: { day, month } }]),
    ...(service === undefined ? [] : [words.take]),
  ];
}
