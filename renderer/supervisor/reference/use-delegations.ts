import { useEffect, useState } from "react";
import type { DelegationEnd, DelegationInput } from "../../../src/intake/amend-delegations";
import type { DelegationFault, DelegationState } from "../../../src/ipc/delegation-requests";
import type { Result } from "../../../src/shared/result";
import { useStation } from "../../app/station-api";

/** Who decides and who signs, wired by the window. */
export interface DelegationWork {
  readonly state: DelegationState | undefined;
  readonly working: boolean;
  readonly fault: DelegationFault | undefined;
  /** True when it was written. */
  readonly add: (input: DelegationInput) => Promise<boolean>;
  readonly end: (end: DelegationEnd) => Promise<boolean>;
}

export function useDelegations(): DelegationWork {
  const station = useStation();
  const [state, setState] = useState<DelegationState>();
  const [fault, setFault] = useState<DelegationFault>();
  const [working, setWorking] = useState(false);

  useEffect(() => {
    void station.ask("delegation:list", undefined).then(setState);
  }, [station]);

  const settle = async (answer: Promise<Result<DelegationState, DelegationFault>>): Promise<boolean> => {
    setWorking(true);
    try {
      const outcome = await answer;
      setFault(outcome.ok ? undefined : outcome.fault);
      if (outcome.ok) setState(outcome.value);
      return outcome.ok;
    } finally {
      setWorking(false);
    }
  };

  return {
    state,
    working,
    fault,
    add: (input) => settle(station.ask("delegation:add", input)),
    end: (end) => settle(station.ask("delegation:end", end)),
  };
}
