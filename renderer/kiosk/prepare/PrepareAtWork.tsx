import type { CentreDescription } from "../../../src/ipc/station-state";
import type { TicketId } from "../../../src/queue/ticket";
import type { Cameras } from "../../components/camera/camera-port";
import { createCameraMemory } from "../../components/camera/camera-memory";
import { useState } from "react";
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
  const [memory] = useState(() => createCameraMemory(sessionStorage));
  return <PrepareScreen {...screen} flow={flow} memory={memory} />;
}
