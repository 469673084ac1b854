import { useEffect, useState } from "react";
import type { Advice } from "../../../src/capture/quality";
import type { Cameras } from "./camera-port";
import { createCoach, type Coach } from "./coach";
import { useCamera, type CameraMemory, type UsedCamera } from "./use-camera";
import { useLiveCoach, type LiveView } from "./use-live-coach";

/** A picture of a page. `overruled`: what the gate objected to and a person took it all the same. */
export interface CameraStill {
  readonly picture: Blob;
  readonly overruled: readonly Advice[];
}

type Phase =
  | { readonly kind: "live" }
  | { readonly kind: "taking" }
  | { readonly kind: "no-still" }
  | { readonly kind: "review"; readonly picture: Blob; readonly url: string; readonly advice: readonly Advice[] };

interface CameraCaptureInput {
  readonly cameras: Cameras;
  readonly memory: CameraMemory;
  readonly mode: "page" | "codes";
  readonly automatic: boolean;
  /** Answers when the page is kept (true) or was refused; the live picture goes on meanwhile. */
  readonly onStill: (still: CameraStill) => void;
  readonly onCode: (text: string) => void;
  readonly startCoach?: () => Coach;
}

export interface UsedCapture {
  readonly used: UsedCamera;
  readonly view: LiveView | undefined;
  readonly phase: Phase;
  readonly setVideo: (video: HTMLVideoElement | null) => void;
  readonly shoot: () => void;
  readonly again: () => void;
  readonly useAnyway: () => void;
}

const LIVE: Phase = { kind: "live" };

/** Camera, coach and shutter together: a still passes the same gate as the frames, or a person decides. */
export function useCameraCapture(input: CameraCaptureInput): UsedCapture {
  const { mode, automatic, onStill } = input;
  const used = useCamera(input.cameras, input.memory);
  const [video, setVideo] = useState<HTMLVideoElement | null>(null);
  const [phase, setPhase] = useState<Phase>(LIVE);
  const [coach] = useState(() => (input.startCoach ?? createCoach)());
  useEffect(
    () => () => {
      coach.close();
    },
    [coach],
  );
  const camera = used.state.kind === "live" ? used.state.camera : undefined;

  const shoot = async (): Promise<void> => {
    if (camera === undefined || phase.kind === "taking" || phase.kind === "review") return;
    setPhase({ kind: "taking" });
    live.noteTaken();
    const still = await camera.takeStill();
    if (!still.ok) {
      setPhase(still.fault.kind === "lost" ? LIVE : { kind: "no-still" });
      return;
    }
    const picture = still.value;
    const { quality } = await coach.ask({ kind: "still", picture });
    const advice = quality?.advice ?? [];
    if (advice.length > 0) {
      setPhase({ kind: "review", picture, url: URL.createObjectURL(picture), advice });
      return;
    }
    onStill({ picture, overruled: [] });
    setPhase(LIVE);
  };
  const leaveReview = (): void => {
    if (phase.kind === "review") URL.revokeObjectURL(phase.url);
    setPhase(LIVE);
  };
  const live = useLiveCoach({
    video,
    camera,
    coach,
    mode,
    paused: phase.kind === "taking" || phase.kind === "review",
    onFire: () => {
      if (automatic) void shoot();
    },
    onCode: input.onCode,
  });

  return {
    used,
    view: live.view,
    phase,
    setVideo,
    shoot: () => void shoot(),
    again: () => {
      live.forgetTaken();
      leaveReview();
    },
    useAnyway: () => {
      if (phase.kind === "review") onStill({ picture: phase.picture, overruled: phase.advice });
      leaveReview();
    },
  };
}
