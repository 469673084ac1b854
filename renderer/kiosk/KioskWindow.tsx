import { useWatched } from "../app/station-api";
import { KioskAtWork } from "./KioskAtWork";
import { useTicket } from "./use-ticket";

/** The kiosk as main knows it: nothing is offered while the station is not open. */
export function KioskWindow() {
  const station = useWatched("station:describe");
  const flow = useTicket(station?.phase === "open");
  return <KioskAtWork centre={station?.centre} flow={flow} />;
}
