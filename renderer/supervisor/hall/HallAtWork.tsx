import { useEffect, useState } from "react";
import type { HallAct } from "../../../src/ipc/hall-staff-requests";
import type { HallToday } from "../../../src/queue/hall-today";
import { newCommandId } from "../../app/new-command-id";
import { useStation } from "../../app/station-api";
import { StaffCallAtWork } from "../../components/hall/StaffCallAtWork";
import { HallPanel } from "./HallPanel";

/** Waits grow without anything happening. */
const LOOK_MS = 20_000;

/** The hall inside the supervisor's window; nothing for whoever does not look after it. */
export function HallAtWork() {
  const station = useStation();
  const [seen, setSeen] = useState<{ readonly today: HallToday; readonly now: number }>();
  const [failed, setFailed] = useState(false);

  useEffect(() => {
    let alive = true;
    const look = (): void => {
      station.ask("hall:today", undefined).then(
        (today) => {
          if (alive) setSeen(today && { today, now: Date.now() });
        },
        // Signed out meanwhile.
        () => undefined,
      );
    };
    look();
    const timer = window.setInterval(look, LOOK_MS);
    const stop = station.listen("hall:changed", look);
    return () => {
      alive = false;
      window.clearInterval(timer);
      stop();
    };
  }, [station]);

  const act = (wanted: HallAct): void => {
    station.ask("hall:manage", { commandId: newCommandId(), act: wanted }).then(
      (done) => {
        setFailed(!done.ok);
        if (done.ok) setSeen({ today: done.value, now: Date.now() });
      },
      () => {
        setFailed(true);
      },
    );
  };

  if (seen === undefined) return null;
  return (
    <>
      <StaffCallAtWork />
      <HallPanel {...seen} failed={failed} onAct={act} />
    </>
  );
}
