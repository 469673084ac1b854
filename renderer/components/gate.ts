import { createContext } from "react";
import type { StationCondition } from "../../src/ipc/station-state";

/** What stands around every staff screen: the lock, and what a person must know of the station's data. */
export interface Gate {
  /** False while the window is locked: no key of the screens behind does anything. */
  readonly awake: boolean;
  readonly lock: (() => void) | undefined;
  readonly condition: StationCondition | undefined;
  /** Shows all of the condition. */
  readonly showCondition: () => void;
}

export const GateContext = createContext<Gate>({
  awake: true,
  lock: undefined,
  condition: undefined,
  showCondition: () => undefined,
});
