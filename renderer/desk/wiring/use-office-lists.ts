import { useEffect, useState } from "react";
import type { OfficeList } from "../../../src/ipc/work-requests";
import { useStation } from "../../app/station-api";
import type { ListState, ListWork } from "../money/OfficeLists";

/** Registers and handover lists, made by main over many dossiers. */
export function useOfficeLists(open: boolean): ListWork {
  const station = useStation();
  const [departments, setDepartments] = useState<readonly string[]>([]);
  const [state, setState] = useState<ListState>({ kind: "none" });

  useEffect(() => {
    if (open) void station.ask("list:departments", undefined).then(setDepartments);
  }, [station, open]);

  const show = async (list: OfficeList): Promise<void> => {
    const outcome = await station.ask("list:show", list);
    setState(
      outcome.ok ? { kind: "shown", list, url: outcome.value.url } : { kind: "refused", fault: outcome.fault.kind },
    );
  };
  const save = async (list: OfficeList): Promise<void> => {
    const outcome = await station.ask("list:save", list);
    if (!outcome.ok) setState({ kind: "refused", fault: outcome.fault.kind });
    else if (outcome.value.saved) {
      const paper = list.kind === "register" ? "07" : "handover";
      setState({ kind: "saved", paper, queue: outcome.value.queue });
    }
  };
  return {
    departments,
    state,
    show: (list) => void show(list),
    save: (list) => void save(list),
    showVisit: (ids) => {
      void station.ask("list:visit", { ids }).then((outcome) => {
        setState(outcome.ok ? { kind: "visit", url: outcome.value.url } : { kind: "refused", fault: "not-written" });
      });
    },
    saveVisit: (ids) => {
      void station.ask("list:visit-save", { ids }).then((outcome) => {
        if (!outcome.ok) {
          setState({ kind: "refused", fault: outcome.fault.kind === "not-queued" ? "not-queued" : "not-written" });
        } else if (outcome.value.saved) setState({ kind: "saved", paper: "visit", queue: outcome.value.queue });
      });
    },
    close: () => {
      setState({ kind: "none" });
    },
  };
}
