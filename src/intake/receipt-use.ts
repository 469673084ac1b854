import type { Actor } from "../dossier/body-parts";
import type { EntryDraft } from "../journal/entry";
import type { NumberRange } from "../journal/number-range";
import type { NumberState } from "../journal/number-series";
import type { CommandId, KeyId } from "../shared/brand";
import type { Instant } from "../shared/clock";
import { fail, ok, type Result } from "../shared/result";
import { createFieldChecks } from "./check-text";
import { allotReceipt, receiptSeries } from "./number-state";
import type { Refusal } from "./refusal";

/** Receipts have seven digits; the last of them all is never printed: taking it closes its symbol for good. */
const CLOSING_NUMBER = 9_999_999;
const RECEIPTS_UNUSED = "receipts.unused";

/** What the centre registered; both numbers inside. */
export interface RegisteredReceipts {
  readonly form: string;
  readonly symbol: string;
  readonly first: number;
  readonly last: number;
}

export interface ReceiptUse {
  /** The one that this station numbers by now: after a restore it is another than the registered first. */
  readonly symbol: string;
  /** The next number; null where none is left, the symbol is closed or none was ever given. */
  readonly next: number | null;
  /** Declared as not used. */
  readonly unused: NumberRange | null;
  /** What is left; 0 where none is. */
  readonly left: number;
}

/** How far the registered receipts are used; `day` is local ("2026-11-23"). */
export function receiptUse(state: NumberState, agency: string, block: RegisteredReceipts, day: string): ReceiptUse {
  const allotted = allotReceipt(state, agency, day);
  const symbol = allotted.ok ? allotted.value.scope : block.symbol;
  if (allotted.ok && allotted.value.number <= block.last) {
    const next = allotted.value.number;
    return { symbol, next, unused: null, left: block.last - next + 1 };
  }
  const used = usedReceipts(state, agency, symbol);
  const isClosed = used.some(({ to }) => to === CLOSING_NUMBER);
  const lastUsed = Math.max(0, ...used.filter(({ to }) => to < CLOSING_NUMBER).map(({ to }) => to));
  const unused = isClosed && lastUsed < block.last ? { from: lastUsed + 1, to: block.last } : null;
  return { symbol, next: null, unused, left: 0 };
}

export interface DeclareUnused {
  readonly commandId: CommandId;
  readonly reason: string;
}

interface DeclareContext {
  readonly now: Instant;
  readonly actor: Actor;
  readonly stationKey: KeyId;
  readonly agency: string;
}

/** Decides that what is left of a symbol is declared as not used (NĐ 123/2020): no receipt of it is ever numbered again. */
export function declareUnused(
  { commandId: command, reason: typed }: DeclareUnused,
  block: RegisteredReceipts,
  { symbol, next }: ReceiptUse,
  { now: at, actor, stationKey: key, agency }: DeclareContext,
): Result<EntryDraft, Refusal> {
  if (next === null) return fail({ kind: "no-receipts" });
  const checks = createFieldChecks();
  const reason = checks.text("reason", typed);
  if (checks.faults.length > 0) return fail({ kind: "fields", faults: checks.faults });
  const number = { series: receiptSeries(agency), scope: symbol, number: CLOSING_NUMBER };
  const body = { command, actor, at, form: block.form, symbol, from: next, to: block.last, reason, number };
  return ok({ class: "dossier", dossier: null, kind: RECEIPTS_UNUSED, version: 1, parents: [], key, body });
}

/** A busy day: time to register more, as that takes the tax office some days. */
const FEW_RECEIPTS = 50;

/** How many receipts are left, once officers should know; undefined while there are enough. */
export function fewReceiptsLeft({ left }: Pick<ReceiptUse, "left">): number | undefined {
  return left <= FEW_RECEIPTS ? left : undefined;
}

/** Numbers of a symbol that no receipt can have any more. */
export function usedReceipts({ series }: NumberState, agency: string, symbol: string): readonly NumberRange[] {
  const buckets = Object.values(series[receiptSeries(agency)]?.used ?? {});
  return buckets.flatMap((bucket) => bucket[symbol] ?? []);
}
