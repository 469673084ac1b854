import { useWatched } from "../app/station-api";
import { EmptyState } from "../components/EmptyState";
import { DeskFrame } from "./DeskFrame";

export function DeskWindow() {
  const station = useWatched("station:describe");
  const health = useWatched("station:health");
  return (
    <DeskFrame
      centre={station?.centre}
      health={health}
      left={undefined}
      middle={<EmptyState title={station?.centre?.name ?? ""} />}
      right={undefined}
    />
  );
}
