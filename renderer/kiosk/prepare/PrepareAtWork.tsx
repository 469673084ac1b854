import { useState } from "react";
import type { CentreDescription } from "../../../src/ipc/station-state";
import type { TicketId } from "../../../src/queue/ticket";
import type { Cameras } from "../../components/camera/camera-port";
import { createCameraMemory } from "../../components/camera/camera-memory";
import { useFramedInput } from "../../components/codes/use-framed-input";
import { PrepareScreen } from "./PrepareScreen";
import { usePrepare } from "./use-prepare";

interface PrepareAtWorkProps {
  readonly centre: CentreDescription | undefined;
  readonly cameras: Cameras;
  /** undefined: the person shows the slip first. */
  readonly ticket: TicketId | undefined;
  readonly onTakeNumber: () => void;
  readonly onEnd: () => void;
}

/** Preparing papers, wired; it ends with this component. */
export function PrepareAtWork({ ticket, ...screen }: PrepareAtWorkProps) {
  const flow = usePrepare(ticket);
  // A scanner for cards and slips beside the camera.
  useFramedInput((code) => {
    if (flow.step.at === "slip") flow.readSlip(code);
    else flow.readCard(code);
  });
  const [memory] = useState(() => createCameraMemory(sessionStorage));
  return <PrepareScreen {...screen} flow={flow} memory={memory} />;
}
