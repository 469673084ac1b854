import { useCallback, useEffect, useRef, useState } from "react";
import type { DossierDetail } from "../../../src/ipc/dossier-requests";
import type { DossierFees, TransferCode } from "../../../src/ipc/fee-requests";
import type { CommandId } from "../../../src/shared/brand";
import type { Result } from "../../../src/shared/result";
import { useStation } from "../../app/station-api";
import type { MoneyFault, MoneyWork } from "../money/money-work";
import { newCommandId } from "../../app/new-command-id";

/** The money of the open dossier; asked again when its heads have moved on. */
export function useMoney(detail: DossierDetail | undefined, changed: (detail: DossierDetail) => void): MoneyWork {
  const station = useStation();
  const [fees, setFees] = useState<DossierFees>();
  const [code, setCode] = useState<TransferCode>();
  const [working, setWorking] = useState(false);
  const [fault, setFault] = useState<MoneyFault>();
  const pending = useRef<CommandId>(undefined);
  const id = detail?.summary.id;
  const heads = detail?.next.heads;

  useEffect(() => {
    if (id === undefined) return;
    let alive = true;
    // Both at once, so that the page is built once more and not twice.
    void Promise.all([station.ask("fees:of", { id }), station.ask("fees:transfer-code", { id })]).then(
      ([found, transfer]) => {
        if (!alive) return;
        setFees(found.ok ? found.value : undefined);
        setCode(transfer);
      },
    );
    return () => {
      alive = false;
      setFault(undefined);
    };
  }, [station, id, heads]);

  const run = useCallback(
    async (ask: (commandId: CommandId) => Promise<Result<DossierDetail, MoneyFault>>): Promise<boolean> => {
      // Kept until main has answered: a lost answer and a second press take no money twice.
      pending.current ??= newCommandId();
      setWorking(true);
      try {
        const outcome = await ask(pending.current);
        if (outcome.ok || outcome.fault.kind !== "no-answer") pending.current = undefined;
        setFault(outcome.ok ? undefined : outcome.fault);
        if (outcome.ok) changed(outcome.value);
        return outcome.ok;
      } catch {
        setFault({ kind: "no-answer" });
        return false;
      } finally {
        setWorking(false);
      }
    },
    [changed],
  );

  return {
    fees: id === undefined ? undefined : fees,
    code,
    working,
    fault,
    settle: (way, chosen, ground) =>
      id === undefined || heads === undefined
        ? Promise.resolve(false)
        : run((commandId) => station.ask("fees:settle", { commandId, id, heads, way, chosen, ground })),
    voidReceipt: (symbol, number, reason) =>
      id === undefined || heads === undefined
        ? Promise.resolve(false)
        : run((commandId) => station.ask("fees:void", { commandId, id, heads, symbol, number, reason })),
  };
}
