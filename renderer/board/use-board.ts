import { useEffect, useState } from "react";
import type { BoardView } from "../../src/queue/views";
import { useStation } from "../app/station-api";

const BEAT_MS = 5_000;
/** Main answers within milliseconds; after this it hangs or is gone. */
const ANSWER_MS = 4_000;

interface Board {
  /** What main said last; it stays while main is lost. */
  readonly view: BoardView | undefined;
  readonly connection: "live" | "lost";
}

/** Follows the calls, and asks every few seconds whether main is still there. `open`: the station answers. */
export function useBoard(open: boolean): Board {
  const station = useStation();
  const [board, setBoard] = useState<Board>({ view: undefined, connection: "live" });

  useEffect(() => {
    if (!open) return;
    let alive = true;
    const lose = (): void => {
      if (alive) setBoard(({ view }) => ({ view, connection: "lost" }));
    };
    const look = (): void => {
      const limit = window.setTimeout(lose, ANSWER_MS);
      station
        .ask("hall:board", undefined)
        .then((view) => {
          if (alive) setBoard({ view, connection: "live" });
        }, lose)
        .finally(() => {
          window.clearTimeout(limit);
        });
    };
    look();
    const beat = window.setInterval(look, BEAT_MS);
    const stop = station.listen("hall:changed", look);
    return () => {
      alive = false;
      window.clearInterval(beat);
      stop();
    };
  }, [station, open]);

  return board;
}
