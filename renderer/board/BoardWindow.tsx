import { useWatched } from "../app/station-api";
import { BoardScreen } from "./BoardScreen";

/** The board as main knows it: nobody has been called yet. */
export function BoardWindow() {
  const station = useWatched("station:describe");
  return <BoardScreen centre={station?.centre} called={undefined} recent={[]} services={[]} connection="live" />;
}
