import { useWatched } from "../app/station-api";
import { PostalScreen } from "./PostalScreen";

export function PostalWindow() {
  const station = useWatched("station:describe");
  const health = useWatched("station:health");
  return <PostalScreen centre={station?.centre} health={health} />;
}
