import { useEffect, useRef, useState } from "react";
import type { HallFault, QueueAct } from "../../../src/ipc/hall-requests";
import type { DeskQueue } from "../../../src/queue/views";
import { newCommandId } from "../../app/new-command-id";
import { useStation } from "../../app/station-api";

const LOOK_MS = 30_000;
/** A second press this soon after a call is the first one once more: nobody would have come by then. */
const CALL_PAUSE_MS = 2_000;

export interface Queue {
  /** undefined until main has answered. */
  readonly view: DeskQueue | undefined;
  /** Why the last deed was not done; gone with the next one. */
  readonly fault: HallFault | undefined;
  readonly act: (act: QueueAct) => Promise<boolean>;
}

/** The hall from the counter of the officer who is signed in. */
export function useQueue(): Queue {
  const station = useStation();
  const [view, setView] = useState<DeskQueue>();
  const [fault, setFault] = useState<HallFault>();
  const busy = useRef(false);
  const calledAt = useRef(0);

  useEffect(() => {
    let alive = true;
    const look = (): void => {
      station.ask("queue:view", undefined).then(
        (next) => {
          if (alive) setView(next);
        },
        // Signed out meanwhile: whoever signs in next sees it anew.
        () => undefined,
      );
    };
    look();
    const stop = station.listen("hall:changed", look);
    // A counter that has become quiet is an entry of nobody.
    const timer = window.setInterval(look, LOOK_MS);
    return () => {
      alive = false;
      window.clearInterval(timer);
      stop();
    };
  }, [station]);

  const act = async (wanted: QueueAct): Promise<boolean> => {
    const pressedTwice = wanted.kind === "next" && wanted.finish && Date.now() - calledAt.current < CALL_PAUSE_MS;
    if (busy.current || (pressedTwice && view?.serving !== undefined)) return false;
    busy.current = true;
    try {
      const done = await station.ask("queue:act", { commandId: newCommandId(), act: wanted });
      setFault(done.ok ? undefined : done.fault);
      if (done.ok) setView(done.value);
      if (done.ok && wanted.kind === "next") calledAt.current = Date.now();
      return done.ok;
    } finally {
      busy.current = false;
    }
  };

  return { view, fault, act };
}
