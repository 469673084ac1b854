import { useEffect, useState } from "react";
import { useStation } from "../app/station-api";
import type { TodayCounts } from "./SupervisorScreen";

/** Asked when the page opens and whenever the projection has moved; nothing while nothing is known. */
export function useTodayCounts(): TodayCounts {
  const station = useStation();
  const [counts, setCounts] = useState<TodayCounts>({});

  useEffect(() => {
    let alive = true;
    const refresh = (): void => {
      void station.ask("dossier:counts", undefined).then(({ byStatus, dueToday, overdue }) => {
        if (alive) setCounts({ dueToday, overdue, supplement: byStatus.supplement, resolved: byStatus.resolved });
      });
    };
    refresh();
    const stop = station.listen("projection:changed", refresh);
    return () => {
      alive = false;
      stop();
    };
  }, [station]);
  return counts;
}
