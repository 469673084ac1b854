import { useStation, useWatched } from "../app/station-api";
import { SupervisorScreen } from "./SupervisorScreen";

export function SupervisorWindow() {
  const station = useStation();
  const description = useWatched("station:describe");
  const health = useWatched("station:health");
  return (
    <SupervisorScreen
      centre={description?.centre}
      health={health}
      counts={{}}
      onOpen={(kind) => {
        void station.ask("window:open", { kind });
      }}
    />
  );
}
