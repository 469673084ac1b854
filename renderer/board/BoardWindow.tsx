import type { BoardCall } from "../../src/queue/views";
import { useWatched } from "../app/station-api";
import { BoardScreen } from "./BoardScreen";
import { useBoard } from "./use-board";
import { useVoice } from "./voice/use-voice";

const NO_CALLS: readonly BoardCall[] = [];

/** The board as main knows it; it speaks each call that is new. */
export function BoardWindow() {
  const station = useWatched("station:describe");
  const { view, connection } = useBoard(station?.phase === "open");
  const calls = view?.calls ?? NO_CALLS;
  useVoice(calls);
  const [called, ...recent] = calls;
  return (
    <BoardScreen
      centre={station?.centre}
      called={called}
      recent={recent}
      services={view?.services ?? []}
      connection={connection}
    />
  );
}
