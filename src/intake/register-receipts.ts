import type { Actor } from "../dossier/body-parts";
import type { EntryDraft } from "../journal/entry";
import type { NumberState } from "../journal/number-series";
import type { CommandId, KeyId } from "../shared/brand";
import type { Instant } from "../shared/clock";
import { fail, ok, type Result } from "../shared/result";
import { grantDraft, receiptSeries } from "./number-state";
import { isOfAnother, isOfProvince, receiptUse, usedReceipts, type RegisteredReceipts } from "./receipt-use";

/** As `numbers.granted` takes it. */
const LONGEST_SYMBOL = 16;
/** One below the number that closes a symbol. */
const LAST_RECEIPT = 9_999_998;
const RECEIPTS_REGISTERED = "receipts.registered";

export type RegisterFault =
  | { readonly kind: "receipts-malformed" }
  /** The receipts before are not used up and not declared: two symbols at once would be mixed up. */
  | { readonly kind: "receipts-open" }
  /** Receipts of this symbol were given out, here or before a restore: another first number would leave a gap. */
  | { readonly kind: "receipts-begun" }
  /** The province gave this symbol to this station, with its numbers. */
  | { readonly kind: "receipts-of-province" };

interface RegisterContext {
  readonly commandId: CommandId;
  readonly now: Instant;
  /** Local, "2026-11-23". */
  readonly today: string;
  readonly actor: Actor;
  readonly stationKey: KeyId;
  readonly agency: string;
  /** The training centre goes on with the numbers that it typed, under a symbol of its own for each restore. */
  readonly training: boolean;
  readonly numbers: NumberState;
}

/**
 * Receipts that the centre registered with the tax office (NĐ 123/2020) become this station's: their symbol is granted to
 * the incarnation that numbers now, and the numbers before the first registered one are passed over for good. Nothing
 * where they are its own already.
 */
export function registerReceipts(
  next: RegisteredReceipts | null,
  before: RegisteredReceipts | null,
  context: RegisterContext,
): Result<readonly EntryDraft[], RegisterFault> {
  if (next === null) return ok([]);
  const { numbers, agency, training, today, stationKey: key, actor, now: at, commandId: command } = context;
  const { form, symbol, first, last } = next;
  if (symbol.length > LONGEST_SYMBOL || first > last || last > LAST_RECEIPT) {
    return fail({ kind: "receipts-malformed" });
  }
  if (isOfProvince(numbers, agency, symbol)) return fail({ kind: "receipts-of-province" });
  const same = before?.symbol === symbol ? before : undefined;
  if (!training && isOfAnother(numbers, agency, symbol)) {
    const isUnchanged = same?.form === form && same.first === first && same.last === last;
    return isUnchanged ? ok([]) : fail({ kind: "receipts-begun" });
  }
  const use = receiptUse({ numbers, agency, typed: before, training, day: today });
  const isOtherOpen = use !== null && use.next !== null && use.symbol !== symbol;
  if (isOtherOpen && (same === undefined || last > same.last)) return fail({ kind: "receipts-open" });
  const taken = Math.max(0, ...usedReceipts(numbers, agency, symbol).map(({ to }) => to));
  // What was passed over at its registration is no receipt that was given out.
  const isBegun = taken > (same === undefined ? 0 : same.first - 1);
  const leavesGap = isBegun && (same === undefined ? first - 1 > taken : first !== same.first);
  if (leavesGap || (!isBegun && first - 1 < taken)) return fail({ kind: "receipts-begun" });
  const series = receiptSeries(agency);
  const grants = numbers.series[series]?.grants ?? [];
  const isGranted = grants.some(({ grant }) => grant.kind === "running" && grant.symbols.includes(symbol));
  const passedOver = first - 1 > taken ? { series, scope: symbol, number: first - 1 } : null;
  if (isGranted && passedOver === null) return ok([]);
  const { incarnation } = numbers;
  const granted = grantDraft({ series, incarnation, grant: { kind: "running", symbols: [symbol] } }, key);
  const body = { command, actor, at, form, symbol, first, last, number: passedOver };
  const registered: EntryDraft = {
    ...{ class: "dossier", dossier: null, kind: RECEIPTS_REGISTERED, version: 1, parents: [], key },
    body,
  };
  return ok(isGranted ? [registered] : [granted, registered]);
}
