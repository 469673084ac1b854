import type { CentreDescription } from "../../../src/ipc/station-state";
import { CameraCapture } from "../../components/camera/CameraCapture";
import type { Cameras } from "../../components/camera/camera-port";
import type { CameraMemory } from "../../components/camera/use-camera";
import { Notice } from "../../components/Notice";
import { TEXTS } from "../../i18n/texts";
import { useLanguage, useText } from "../../i18n/use-text";
import kiosk from "../Kiosk.module.css";
import { KioskShell } from "../KioskShell";
import { PrepareDone } from "./PrepareDone";
import styles from "./Prepare.module.css";
import { ShotList } from "./ShotList";
import type { PrepareFlow } from "./use-prepare";

interface PrepareScreenProps {
  readonly centre: CentreDescription | undefined;
  readonly flow: PrepareFlow;
  readonly cameras: Cameras;
  readonly memory: CameraMemory;
  readonly onTakeNumber: () => void;
  readonly onEnd: () => void;
}

const NOTHING = (): void => undefined;

/** "Chuẩn bị hồ sơ": slip, card, papers, each before the camera. What was taken is never shown again once it ended. */
export function PrepareScreen({ centre, flow, cameras, memory, onTakeNumber, onEnd }: PrepareScreenProps) {
  const text = useText("prepare");
  const { language } = useLanguage();
  const { step, shots } = flow;
  const shell = { centre, begun: true, onEnd };
  const eye = { cameras, memory, settings: false } as const;

  switch (step.at) {
    case "beginning":
      return (
        <KioskShell {...shell} question={text("title")}>
          {null}
        </KioskShell>
      );
    case "slip":
      return (
        <KioskShell
          {...shell}
          question={text("slip.question")}
          spoken={
            step.unknown
              ? [text("slip.unknown"), text("slip.unknown.todo")]
              : [text("slip.question"), text("slip.note"), text("slip.none")]
          }
          onBack={onEnd}
        >
          <p>{text("slip.note")}</p>
          {step.unknown && <Notice tone="waiting" what={text("slip.unknown")} todo={text("slip.unknown.todo")} />}
          <div className={styles.camera}>
            <CameraCapture key="slip" {...eye} mode="codes" onStill={NOTHING} onCode={flow.readSlip} />
          </div>
          <button type="button" className={kiosk.choice} onClick={onTakeNumber}>
            {text("slip.none")}
          </button>
        </KioskShell>
      );
    case "card":
      return (
        <KioskShell
          {...shell}
          question={text("card.question")}
          spoken={
            step.refused === "not-a-card"
              ? [text("card.other"), text("card.other.todo")]
              : [text("card.question"), text("card.note"), text("sealed"), text("card.skip")]
          }
          onBack={onEnd}
        >
          <p>{text("card.note")}</p>
          {step.refused !== undefined && (
            <Notice
              tone="waiting"
              what={text(step.refused === "not-a-card" ? "card.other" : "fault")}
              todo={text(step.refused === "not-a-card" ? "card.other.todo" : "fault.todo")}
            />
          )}
          <div className={styles.camera}>
            <CameraCapture key="card" {...eye} mode="codes" onStill={NOTHING} onCode={flow.readCard} />
          </div>
          <p className={styles.sealed}>{text("sealed")}</p>
          <button type="button" className={kiosk.choice} onClick={flow.skipCard}>
            {text("card.skip")}
          </button>
        </KioskShell>
      );
    case "pages":
      return (
        <KioskShell
          {...shell}
          question={text("pages.question")}
          spoken={[text("pages.question"), text("pages.note")]}
          onBack={onEnd}
          // Papers fill the screen: the way on stays where it is.
          aside={
            <button type="button" className={kiosk.fixedButton} data-main="true" onClick={flow.finish}>
              {text("pages.done")}
            </button>
          }
        >
          <p>{text("pages.note")}</p>
          <div className={styles.camera}>
            <CameraCapture key="pages" {...eye} mode="page" onStill={flow.addStill} onCode={NOTHING} />
          </div>
          {step.refused !== undefined && (
            <Notice
              tone="waiting"
              what={text(step.refused === "too-many" ? "too-many" : step.refused === "ended" ? "ended" : "fault")}
              safe={text("fault.safe")}
              todo={text("fault.todo")}
            />
          )}
          <ShotList shots={shots} card={flow.card === "kept"} onRemove={flow.remove} />
        </KioskShell>
      );
    case "done":
      return (
        <KioskShell
          {...shell}
          question={text("done.question", { label: step.label })}
          spoken={[
            { template: TEXTS[language].prepare["done.question"], values: { label: step.label } },
            text("done.note"),
          ]}
        >
          <PrepareDone shots={shots} card={flow.card === "kept"} onLeave={onEnd} />
        </KioskShell>
      );
  }
}
