import { useState } from "react";
import type { TicketId } from "../../src/queue/ticket";
import { useWatched } from "../app/station-api";
import { createBrowserCameras } from "../components/camera/browser-cameras";
import { KioskAtWork } from "./KioskAtWork";
import { LookUpAtWork } from "./look-up/LookUpAtWork";
import { PrepareAtWork } from "./prepare/PrepareAtWork";
import { useHasCamera } from "./prepare/use-has-camera";
import { SpeechContext } from "./speech/speech-context";
import { useSpeech } from "./speech/use-speech";
import { StaffCallContext } from "./staff-call-context";
import { useStaffCall } from "./use-staff-call";
import { useTicket } from "./use-ticket";

/** The kiosk as main knows it: nothing is offered while the station is not open. */
export function KioskWindow() {
  const station = useWatched("station:describe");
  const open = station?.phase === "open";
  const flow = useTicket(open);
  const staff = useStaffCall(open);
  const speech = useSpeech();
  const [cameras] = useState(() => createBrowserCameras(navigator.mediaDevices));
  const hasCamera = useHasCamera(cameras);
  const [preparing, setPreparing] = useState<{ readonly ticket: TicketId | undefined }>();
  const [lookingUp, setLookingUp] = useState(false);
  const centre = station?.centre;

  if (lookingUp) {
    return (
      <SpeechContext value={speech}>
        <StaffCallContext value={staff}>
          <LookUpAtWork
            centre={centre}
            cameras={hasCamera ? cameras : undefined}
            onTake={(service) => {
              setLookingUp(false);
              flow.chooseService(service);
            }}
            onEnd={() => {
              setLookingUp(false);
              flow.end();
            }}
          />
        </StaffCallContext>
      </SpeechContext>
    );
  }

  if (preparing !== undefined) {
    const leave = (): void => {
      setPreparing(undefined);
      flow.end();
    };
    return (
      <SpeechContext value={speech}>
        <StaffCallContext value={staff}>
          <PrepareAtWork
            centre={centre}
            cameras={cameras}
            ticket={preparing.ticket}
            onTakeNumber={() => {
              setPreparing(undefined);
              flow.showServices();
            }}
            onEnd={leave}
          />
        </StaffCallContext>
      </SpeechContext>
    );
  }
  const prepare = (ticket: TicketId | undefined): void => {
    setPreparing({ ticket });
  };
  return (
    <SpeechContext value={speech}>
      <StaffCallContext value={staff}>
        <KioskAtWork
          centre={centre}
          flow={flow}
          onPrepare={hasCamera ? prepare : undefined}
          onLookUp={() => {
            setLookingUp(true);
          }}
        />
      </StaffCallContext>
    </SpeechContext>
  );
}
