import { grantDraft, receiptSeries } from "../../src/intake/number-state";
import type { CentreDetails } from "../../src/procedure/centre-details";
import type { KeyId } from "../../src/shared/brand";
import { fail, ok, type Result } from "../../src/shared/result";
import type { StationRuntime } from "../station/station-runtime";

/** The training centre registers a symbol of receipts with itself: only where there is none yet. */
export async function grantTrainingReceipts(
  runtime: StationRuntime,
  agency: string,
  { receipts }: CentreDetails,
  stationKey: KeyId,
): Promise<Result<undefined, { readonly kind: "not-written" }>> {
  const series = receiptSeries(agency);
  if (receipts === null || runtime.state().numbers().series[series] !== undefined) return ok();
  const granted = grantDraft({ series, grant: { kind: "running", symbols: [receipts.symbol] } }, stationKey);
  const recorded = await runtime.record([granted]);
  return recorded.ok ? ok() : fail({ kind: "not-written" });
}
