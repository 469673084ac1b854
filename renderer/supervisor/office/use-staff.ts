import { useEffect, useState } from "react";
import type { Role } from "../../../src/access/roles";
import type { StaffFault, StaffList } from "../../../src/ipc/staff-requests";
import type { Result } from "../../../src/shared/result";
import { useStation } from "../../app/station-api";

export interface StaffWork {
  readonly list: StaffList | undefined;
  readonly working: boolean;
  readonly fault: StaffFault["kind"] | undefined;
  readonly done: boolean;
  readonly add: (name: string, roles: readonly Role[], pin: string) => Promise<boolean>;
  readonly change: (id: string, name: string, roles: readonly Role[], active: boolean) => Promise<boolean>;
  readonly setPin: (id: string, pin: string) => Promise<boolean>;
}

/** The officers of this station; each answer of main brings the whole list. */
export function useStaff(): StaffWork {
  const station = useStation();
  const [list, setList] = useState<StaffList>();
  const [working, setWorking] = useState(false);
  const [fault, setFault] = useState<StaffFault["kind"]>();
  const [done, setDone] = useState(false);

  useEffect(() => {
    void station.ask("staff:list", undefined).then(setList);
  }, [station]);

  const run = async (task: Promise<Result<StaffList, StaffFault>>): Promise<boolean> => {
    setWorking(true);
    setDone(false);
    try {
      const outcome = await task;
      setFault(outcome.ok ? undefined : outcome.fault.kind);
      setDone(outcome.ok);
      if (outcome.ok) setList(outcome.value);
      return outcome.ok;
    } finally {
      setWorking(false);
    }
  };

  return {
    list,
    working,
    fault,
    done,
    add: (name, roles, pin) => run(station.ask("staff:add", { name, roles, pin })),
    change: (id, name, roles, active) => run(station.ask("staff:change", { id, name, roles, active })),
    setPin: (id, pin) => run(station.ask("staff:pin", { id, pin })),
  };
}
