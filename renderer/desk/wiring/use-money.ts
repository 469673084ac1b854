import { useEffect, useState } from "react";
import type { DossierDetail } from "../../../src/ipc/dossier-requests";
import type { DossierFees, TransferCode } from "../../../src/ipc/fee-requests";
import { useStation } from "../../app/station-api";
import type { MoneyFault, MoneyWork } from "../money/money-work";
import { useCommand } from "./use-command";

/** The money of the open dossier; asked again when its heads have moved on. */
export function useMoney(detail: DossierDetail | undefined, changed: (detail: DossierDetail) => void): MoneyWork {
  const station = useStation();
  const [fees, setFees] = useState<DossierFees>();
  const [code, setCode] = useState<TransferCode>();
  const { working, fault, run, forgetFault } = useCommand<DossierDetail, MoneyFault>(changed);
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
      forgetFault();
    };
  }, [station, id, heads, forgetFault]);

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
