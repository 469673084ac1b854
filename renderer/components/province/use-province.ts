import { useCallback, useEffect, useState } from "react";
import type { EnrolFault, InboxLine, ProvinceDescription } from "../../../src/ipc/province-requests";
import type { LineSettings } from "../../../src/sync/line-settings";
import { useStation } from "../../app/station-api";

export interface ProvinceWork {
  /** undefined until main has answered. */
  readonly description: ProvinceDescription | undefined;
  readonly inbox: readonly InboxLine[];
  readonly enrolling: boolean;
  readonly fault: EnrolFault | undefined;
  readonly enrol: (address: string, code: string) => void;
  readonly tryNow: () => void;
  readonly setLine: (on: boolean) => void;
  readonly meteredFault: boolean;
  readonly setMetered: (line: LineSettings) => void;
  readonly handled: (item: InboxLine, note: string) => void;
}

/** The line to the province as main has it; asked again whenever the station's health is told anew. */
export function useProvince(): ProvinceWork {
  const station = useStation();
  const [description, setDescription] = useState<ProvinceDescription>();
  const [inbox, setInbox] = useState<readonly InboxLine[]>([]);
  const [enrolling, setEnrolling] = useState(false);
  const [fault, setFault] = useState<EnrolFault>();

  const [meteredFault, setMeteredFault] = useState(false);

  const look = useCallback(async (): Promise<void> => {
    setDescription(await station.ask("province:describe", undefined));
    setInbox(await station.ask("province:inbox", undefined));
  }, [station]);
  useEffect(() => {
    void look();
    return station.listen("health:changed", () => void look());
  }, [station, look]);

  return {
    description,
    inbox,
    enrolling,
    fault,
    enrol: (address, code) => {
      setEnrolling(true);
      setFault(undefined);
      void station.ask("province:enrol", { address, code }).then((outcome) => {
        setEnrolling(false);
        if (!outcome.ok) setFault(outcome.fault);
        void look();
      });
    },
    meteredFault,
    setMetered: (line) =>
      void station.ask("province:metered", line).then((outcome) => {
        setMeteredFault(!outcome.ok);
        void look();
      }),
    tryNow: () => void station.ask("province:try-now", undefined).then(look),
    setLine: (on) => void station.ask("province:line", { on }).then(look),
    handled: ({ id }, note) => void station.ask("province:handled", { item: id, note }).then(look),
  };
}
