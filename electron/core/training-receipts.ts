import { dayOf, isoDate } from "../../src/calendar/local-time";
import { allotReceipt, grantDraft, receiptSeries } from "../../src/intake/number-state";
import type { CentreDetails } from "../../src/procedure/centre-details";
import type { KeyId } from "../../src/shared/brand";
import type { Clock } from "../../src/shared/clock";
import { fail, ok, type Result } from "../../src/shared/result";
import type { StationRuntime } from "../station/station-runtime";

/**
 * The training centre registers a symbol of receipts with itself: a first one, and after each restore one for the
 * incarnation that goes on, as the old one may have given out more than this copy knows.
 */
export async function grantTrainingReceipts(
  runtime: Pick<StationRuntime, "state" | "record">,
  agency: string,
  { receipts }: Pick<CentreDetails, "receipts">,
  stationKey: KeyId,
  clock: Pick<Clock, "now">,
): Promise<Result<undefined, { readonly kind: "not-written" }>> {
  if (receipts === null) return ok();
  const series = receiptSeries(agency);
  const numbers = runtime.state().numbers();
  const { incarnation } = numbers;
  const symbol = incarnation === 1 ? receipts.symbol : `${receipts.symbol.replace(/\d+$/, "")}${String(incarnation)}`;
  const grants = numbers.series[series]?.grants ?? [];
  const isGranted = grants.some(({ grant }) => grant.kind === "running" && grant.symbols.includes(symbol));
  if (isGranted || allotReceipt(numbers, agency, isoDate(dayOf(clock.now()))).ok) return ok();
  const granted = grantDraft({ series, incarnation, grant: { kind: "running", symbols: [symbol] } }, stationKey);
  const recorded = await runtime.record([granted]);
  return recorded.ok ? ok() : fail({ kind: "not-written" });
}
