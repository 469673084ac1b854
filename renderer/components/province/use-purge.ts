import { useCallback, useEffect, useState } from "react";
import type { PurgeCount, PurgeDescription } from "../../../src/ipc/purge-requests";
import type { Result } from "../../../src/shared/result";
import { useStation } from "../../app/station-api";

type PurgeFault = "not-saved" | "not-yet";

export interface PurgeWork {
  /** undefined until main has answered. */
  readonly description: PurgeDescription | undefined;
  /** What may go, once somebody asked. */
  readonly found: PurgeCount | undefined;
  readonly looking: boolean;
  /** "not-yet": not possible just now, or no answer. */
  readonly fault: PurgeFault | undefined;
  readonly look: () => void;
  readonly order: () => void;
  readonly stop: () => void;
}

/** Pages that the province holds and this computer may give up. */
export function usePurge(): PurgeWork {
  const station = useStation();
  const [description, setDescription] = useState<PurgeDescription>();
  const [found, setFound] = useState<PurgeCount>();
  const [looking, setLooking] = useState(false);
  const [fault, setFault] = useState<PurgeFault>();

  const describe = useCallback(async (): Promise<void> => {
    // Who may not order it is shown nothing of it.
    const answer = await station.ask("purge:describe", undefined).catch(() => undefined);
    if (answer?.ok === true) setDescription(answer.value);
  }, [station]);
  useEffect(() => {
    void describe();
    return station.listen("health:changed", () => void describe());
  }, [station, describe]);

  const done = (outcome: Result<undefined, { readonly kind: PurgeFault }>): void => {
    setFault(outcome.ok ? undefined : outcome.fault.kind);
    setFound(undefined);
    void describe();
  };
  const noAnswer = (): void => {
    setLooking(false);
    setFault("not-yet");
  };
  return {
    ...{ description, found, looking, fault },
    look: () => {
      setLooking(true);
      void station
        .ask("purge:survey", undefined)
        .then((answer) => {
          setLooking(false);
          setFault(answer.ok ? undefined : answer.fault.kind);
          if (answer.ok) setFound(answer.value);
        })
        .catch(noAnswer);
    },
    order: () => void station.ask("purge:order", undefined).then(done).catch(noAnswer),
    stop: () => void station.ask("purge:stop", undefined).then(done).catch(noAnswer),
  };
}
