import { useWatched } from "../app/station-api";
import { KioskScreen } from "./KioskScreen";

/** The kiosk as main knows it: no service is switched on yet. */
export function KioskWindow() {
  const station = useWatched("station:describe");
  return <KioskScreen centre={station?.centre} choices={[]} onChoose={() => undefined} onEnd={() => undefined} />;
}
