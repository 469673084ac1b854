import { useEffect, useState } from "react";
import type {
  CalendarFault,
  CalendarState,
  CatalogueState,
  FormTemplate,
  TemplateSaveFault,
} from "../../../src/ipc/reference-requests";
import { useStation } from "../../app/station-api";
import type { ImportState, ReferenceWork } from "./reference-work";

/** Catalogue and calendar of the centre; asked when the screen opens, and told by each change. */
export function useReference(): ReferenceWork {
  const station = useStation();
  const [catalogue, setCatalogue] = useState<CatalogueState>();
  const [calendar, setCalendar] = useState<CalendarState>();
  const [working, setWorking] = useState(false);
  const [state, setState] = useState<ImportState>({ kind: "none" });
  const [templates, setTemplates] = useState<readonly FormTemplate[]>([]);
  const [templateFault, setTemplateFault] = useState<TemplateSaveFault>();
  const [calendarFault, setCalendarFault] = useState<CalendarFault["kind"]>();

  useEffect(() => {
    void station.ask("catalogue:state", undefined).then(setCatalogue);
    void station.ask("calendar:state", undefined).then(setCalendar);
    void station.ask("template:list", undefined).then(setTemplates);
  }, [station]);

  const busy = async <T>(task: () => Promise<T>): Promise<T> => {
    setWorking(true);
    try {
      return await task();
    } finally {
      setWorking(false);
    }
  };

  return {
    catalogue,
    calendar,
    working,
    import: state,
    readFile: (file, version) =>
      void busy(async () => {
        const bytes = new Uint8Array(await file.arrayBuffer());
        const outcome = await station.ask("catalogue:preview", { fileName: file.name.slice(0, 200), bytes, version });
        setState(
          outcome.ok ? { kind: "read", preview: outcome.value } : { kind: "refused", fault: outcome.fault.kind },
        );
      }),
    apply: () =>
      void busy(async () => {
        if (state.kind !== "read") return;
        const outcome = await station.ask("catalogue:apply", { version: state.preview.version });
        if (outcome.ok) setCatalogue(outcome.value);
        setState(
          outcome.ok
            ? { kind: "applied", version: state.preview.version }
            : { kind: "refused", fault: outcome.fault.kind },
        );
      }),
    templates,
    templateFault,
    saveTemplate: (form, words) =>
      void busy(async () => {
        const outcome = await station.ask("template:save", { form, text: words });
        setTemplateFault(outcome.ok ? undefined : outcome.fault);
        if (outcome.ok) setTemplates(outcome.value);
      }),
    calendarFault,
    amend: (inForceFrom, put, remove) =>
      busy(async () => {
        const outcome = await station.ask("calendar:amend", { inForceFrom, put, remove });
        setCalendarFault(outcome.ok ? undefined : outcome.fault.kind);
        if (outcome.ok) setCalendar(outcome.value);
        return outcome.ok;
      }),
  };
}
