import { useCallback, useEffect, useState } from "react";
import type { StationCondition } from "../../src/ipc/station-state";
import { useStation } from "./station-api";

export interface ConditionView {
  readonly condition: StationCondition | undefined;
  /** Begins a new journal where the damaged one ends; main asks who it was. False: it did not work. */
  readonly goOn: () => Promise<boolean>;
}

/** What journal, key ring and projection say of themselves; asked again when main says that it is new. */
export function useCondition(open: boolean): ConditionView {
  const station = useStation();
  const [condition, setCondition] = useState<StationCondition>();

  const look = useCallback(() => {
    void station.ask("station:condition", undefined).then(setCondition);
  }, [station]);

  useEffect(() => {
    if (!open) return;
    look();
    return station.listen("condition:changed", look);
  }, [station, open, look]);

  return {
    condition,
    goOn: async () => {
      const outcome = await station.ask("station:go-on", undefined);
      look();
      return outcome.ok;
    },
  };
}
