import { useState } from "react";
import type { CentreDescription } from "../../../src/ipc/station-state";
import { createCameraMemory } from "../../components/camera/camera-memory";
import type { Cameras } from "../../components/camera/camera-port";
import { useFramedInput } from "../../components/codes/use-framed-input";
import { LookUpScreen } from "./LookUpScreen";
import { useLookUp } from "./use-look-up";

interface LookUpAtWorkProps {
  readonly centre: CentreDescription | undefined;
  /** undefined: this machine has no camera. */
  readonly cameras: Cameras | undefined;
  readonly onTake: (service: string) => void;
  readonly onEnd: () => void;
}

/** Looking up a dossier, wired; it ends with this component. */
export function LookUpAtWork({ cameras, ...screen }: LookUpAtWorkProps) {
  const flow = useLookUp(cameras !== undefined);
  useFramedInput(flow.readCode);
  const [memory] = useState(() => createCameraMemory(sessionStorage));
  return <LookUpScreen {...screen} eye={cameras && { cameras, memory }} flow={flow} />;
}
