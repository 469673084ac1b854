import { useCallback, useEffect, useState } from "react";
import type { PurgeCount, PurgeDescription } from "../../../src/ipc/purge-requests";
import { useStation } from "../../app/station-api";

export interface PurgeWork {
  /** undefined until main has answered. */
  readonly description: PurgeDescription | undefined;
  /** What may go, once somebody asked. */
  readonly found: PurgeCount | undefined;
  readonly looking: boolean;
  readonly fault: boolean;
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
  const [fault, setFault] = useState(false);

  const describe = useCallback(async (): Promise<void> => {
    // Who may not order it is shown nothing of it.
    const answer = await station.ask("purge:describe", undefined).catch(() => undefined);
    if (answer?.ok === true) setDescription(answer.value);
  }, [station]);
  useEffect(() => {
    void describe();
    return station.listen("health:changed", () => void describe());
  }, [station, describe]);

  const done = (outcome: { readonly ok: boolean }): void => {
    setFault(!outcome.ok);
    setFound(undefined);
    void describe();
  };
  return {
    ...{ description, found, looking, fault },
    look: () => {
      setLooking(true);
      void station.ask("purge:survey", undefined).then((answer) => {
        setLooking(false);
        setFault(!answer.ok);
        if (answer.ok) setFound(answer.value);
      });
    },
    order: () => void station.ask("purge:order", undefined).then(done),
    stop: () => void station.ask("purge:stop", undefined).then(done),
  };
}
