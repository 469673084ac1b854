import { useCallback, useEffect, useState } from "react";
import type { CashDay } from "../../../src/ipc/fee-requests";
import { useStation } from "../../app/station-api";
import { newCommandId } from "../../app/new-command-id";
import type { Closed, DayWork, StatementState } from "../money/day-work";

/** The day's money; asked again whenever a dossier has changed. */
export function useDay(open: boolean): { readonly day: CashDay | undefined; readonly work: DayWork } {
  const station = useStation();
  const [day, setDay] = useState<CashDay>();
  const [working, setWorking] = useState(false);
  const [closed, setClosed] = useState<Closed>({ kind: "open" });
  const [statement, setStatement] = useState<StatementState>({ kind: "none" });

  const [declareFault, setDeclareFault] = useState<DayWork["declareFault"]>();

  const refresh = useCallback(() => {
    void station.ask("cash:day", undefined).then(setDay);
  }, [station]);

  useEffect(() => {
    if (!open) return;
    refresh();
    return station.listen("dossier:changed", refresh);
  }, [station, open, refresh]);

  const busy = async (task: () => Promise<void>): Promise<void> => {
    setWorking(true);
    try {
      await task();
    } finally {
      setWorking(false);
    }
  };

  const close = (counts: readonly number[], floatVnd: number): Promise<void> =>
    busy(async () => {
      const outcome = await station.ask("cash:close", { counts, floatVnd });
      setClosed(outcome.ok ? { kind: "done", differenceVnd: outcome.value.differenceVnd } : { kind: "refused" });
    });
  const read = (file: File): Promise<void> =>
    busy(async () => {
      const bytes = new Uint8Array(await file.arrayBuffer());
      const outcome = await station.ask("statement:preview", { fileName: file.name.slice(0, 200), bytes });
      setStatement(outcome.ok ? { kind: "read", preview: outcome.value } : { kind: "refused", fault: outcome.fault });
    });
  const confirm = (): Promise<void> =>
    busy(async () => {
      if (statement.kind !== "read") return;
      const matches = statement.preview.confirmed.map(({ id, reference }) => ({ id, reference }));
      const { made } = await station.ask("statement:confirm", { matches });
      setStatement({ kind: "confirmed", made });
      refresh();
    });

  return {
    day,
    work: {
      working,
      closed,
      close: (counts, floatVnd) => void close(counts, floatVnd),
      statement,
      readStatement: (file) => void read(file),
      confirmStatement: () => void confirm(),
      declareFault,
      declareUnused: async (reason) => {
        const outcome = await station.ask("cash:declare-unused", { commandId: newCommandId(), reason });
        setDeclareFault(outcome.ok ? undefined : outcome.fault.kind);
        if (outcome.ok) setDay(outcome.value);
        return outcome.ok;
      },
    },
  };
}
