import { useEffect, useState, type ContextType } from "react";
import type { StaffCallState } from "../../src/queue/staff-call";
import { useStation } from "../app/station-api";
import type { StaffCallContext } from "./staff-call-context";

/** A call that nobody answers becomes late without anybody's doing. */
const LOOK_MS = 10_000;

/** The button "Gọi nhân viên" of this machine. `open`: the station answers. */
export function useStaffCall(open: boolean): ContextType<typeof StaffCallContext> {
  const station = useStation();
  const [state, setState] = useState<StaffCallState>("none");
  const pending = state !== "none";

  useEffect(() => {
    if (!open) return;
    let alive = true;
    const look = (): void => {
      void station.ask("hall:staff", undefined).then((now) => {
        if (alive) setState(now);
      });
    };
    look();
    const stop = station.listen("hall:changed", look);
    const timer = pending ? window.setInterval(look, LOOK_MS) : undefined;
    return () => {
      alive = false;
      window.clearInterval(timer);
      stop();
    };
  }, [station, open, pending]);

  if (!open) return undefined;
  return {
    state,
    call: () => {
      void station.ask("hall:call-staff", undefined).then(setState);
    },
  };
}
