import { createContext, useContext, useEffect, useState } from "react";
import type { Notices, StationApi, Topic } from "../../src/ipc/requests";

declare global {
  interface Window {
    /** Put there by the preload script. */
    readonly station: StationApi;
  }
}

export const StationContext = createContext<StationApi | undefined>(undefined);

/** The main process as this window may use it. */
export function useStation(): StationApi {
  const station = useContext(StationContext);
  if (station === undefined) throw new Error("no station around this component");
  return station;
}

type Watched = "station:describe" | "station:health";

const TOPIC_OF = {
  "station:describe": "station:changed",
  "station:health": "health:changed",
} as const satisfies Record<Watched, Topic>;

/** Asks once, then follows the notices; undefined until the first answer. */
export function useWatched<C extends Watched>(channel: C): Notices[(typeof TOPIC_OF)[C]] | undefined {
  const station = useStation();
  const [value, setValue] = useState<Notices[(typeof TOPIC_OF)[C]]>();

  useEffect(() => {
    let alive = true;
    const stop = station.listen(TOPIC_OF[channel], (notice) => {
      setValue(notice);
    });
    void station.ask(channel, undefined).then((first) => {
      // A notice that came first is newer than the answer. Both have the type of the channel's topic.
      if (alive) setValue((known) => known ?? (first as Notices[(typeof TOPIC_OF)[C]]));
    });
    return () => {
      alive = false;
      stop();
    };
  }, [station, channel]);

  return value;
}
