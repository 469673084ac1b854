import { useState } from "react";
import { useText } from "../../i18n/use-text";
import { BigButton } from "../BigButton";
import { Notice } from "../Notice";
import { useShortcut } from "../use-shortcut";
import type { Cameras } from "./camera-port";
import { CameraSettings } from "./CameraSettings";
import type { Coach } from "./coach";
import { LivePicture } from "./LivePicture";
import { StillReview } from "./StillReview";
import type { CameraMemory } from "./use-camera";
import { useCameraCapture, type CameraStill } from "./use-camera-capture";
import styles from "./Camera.module.css";

interface CameraCaptureProps {
  readonly cameras: Cameras;
  readonly memory: CameraMemory;
  /** "page": papers, by coach and shutter. "codes": card and slip QR. */
  readonly mode: "page" | "codes";
  readonly onStill: (still: CameraStill) => void;
  /** May come again for the same code, as long as it is shown. */
  readonly onCode: (text: string) => void;
  /** Choice of camera and size: for officers, not for the kiosk. */
  readonly settings: boolean;
  readonly startCoach?: () => Coach;
}

/** Photographs pages or reads codes; whoever uses it keeps the stills. F4 takes the picture by hand. */
export function CameraCapture(props: CameraCaptureProps) {
  const { mode, settings, ...input } = props;
  const text = useText("camera");
  const [automatic, setAutomatic] = useState(true);
  const capture = useCameraCapture({ ...input, mode, automatic });
  const { state } = capture.used;
  const { phase } = capture;
  useShortcut("F4", capture.shoot, mode === "page" && phase.kind === "live");
  useShortcut("Enter", capture.again, phase.kind === "review");

  if (state.kind === "none") {
    const { kind } = state.fault;
    return (
      <Notice
        tone="waiting"
        what={text(`fault.${kind}`)}
        safe={text("fault.safe")}
        todo={text(`fault.${kind}.todo`)}
        action={
          <BigButton plain onPress={capture.used.retry}>
            {text("retry")}
          </BigButton>
        }
      />
    );
  }
  if (state.kind === "opening") return <p role="status">{text("starting")}</p>;
  if (phase.kind === "review") {
    return <StillReview url={phase.url} advice={phase.advice} onAgain={capture.again} onUse={capture.useAnyway} />;
  }
  return (
    <div className={styles.capture}>
      <LivePicture camera={state.camera} view={capture.view} mode={mode} onVideo={capture.setVideo} />
      <div className={styles.controls}>
        {mode === "page" && (
          <BigButton {...(settings && { keys: "F4" })} disabled={phase.kind === "taking"} onPress={capture.shoot}>
            {text(phase.kind === "taking" ? "taking" : "shoot")}
          </BigButton>
        )}
        {phase.kind === "no-still" && (
          <Notice
            tone="waiting"
            what={text("fault.no-still")}
            safe={text("fault.safe")}
            todo={text("fault.no-still.todo")}
          />
        )}
        {settings && (
          <CameraSettings
            used={capture.used}
            camera={state.camera}
            automatic={automatic}
            onAutomatic={mode === "page" ? setAutomatic : undefined}
          />
        )}
      </div>
    </div>
  );
}
