import { useEffect, useState } from "react";
import type { CentreFault, CentreState } from "../../../src/ipc/centre-requests";
import type { CentreDetails } from "../../../src/procedure/centre-details";
import { useStation } from "../../app/station-api";

export interface CentreWork {
  readonly state: CentreState | undefined;
  readonly working: boolean;
  readonly fault: CentreFault | undefined;
  readonly saved: boolean;
  readonly save: (inForceFrom: string, details: CentreDetails) => void;
}

/** What the centre says of itself, asked when the screen opens and told by each change. */
export function useCentre(): CentreWork {
  const station = useStation();
  const [state, setState] = useState<CentreState>();
  const [working, setWorking] = useState(false);
  const [fault, setFault] = useState<CentreFault>();
  const [saved, setSaved] = useState(false);

  useEffect(() => {
    void station.ask("centre:details", undefined).then(setState);
  }, [station]);

  const save = async (inForceFrom: string, details: CentreDetails): Promise<void> => {
    setWorking(true);
    setSaved(false);
    try {
      const outcome = await station.ask("centre:save", { inForceFrom, details });
      setFault(outcome.ok ? undefined : outcome.fault);
      setSaved(outcome.ok);
      if (outcome.ok) setState(outcome.value);
    } finally {
      setWorking(false);
    }
  };
  return { state, working, fault, saved, save: (from, details) => void save(from, details) };
}
