import { fail, ok, type Result } from "../shared/result";

/**
 * One registered block of receipt numbers of one station (NĐ 123/2020): used from the first number without a gap; what
 * is spoilt is voided with a reason and keeps its number; what is left over is declared unused.
 */
export interface ReceiptSeries {
  /** Mẫu số and ký hiệu as registered. */
  readonly form: string;
  readonly symbol: string;
  readonly first: number;
  readonly last: number;
  /** The next number that may be issued. */
  readonly next: number;
  readonly voided: ReadonlyMap<number, string>;
  /** First number of the unused tail, once it is declared. */
  readonly unusedFrom: number | null;
}

export type ReceiptFault =
  | { readonly kind: "series-used-up" }
  | { readonly kind: "series-closed" }
  | { readonly kind: "not-the-next-number"; readonly expected: number }
  | { readonly kind: "not-issued"; readonly number: number }
  | { readonly kind: "already-voided"; readonly number: number }
  | { readonly kind: "no-reason" }
  | { readonly kind: "bad-block" };

export function openSeries(
  block: Pick<ReceiptSeries, "form" | "symbol" | "first" | "last">,
): Result<ReceiptSeries, ReceiptFault> {
  const sound =
    Number.isInteger(block.first) && Number.isInteger(block.last) && 1 <= block.first && block.first <= block.last;
  if (!sound || block.symbol.trim() === "" || block.last > 9_999_999) return fail({ kind: "bad-block" });
  return ok({ ...block, next: block.first, voided: new Map(), unusedFrom: null });
}

/** Takes a number that the journal allotted; any other than the next one would leave a gap. */
export function issueReceipt(series: ReceiptSeries, number: number): Result<ReceiptSeries, ReceiptFault> {
  if (series.unusedFrom !== null) return fail({ kind: "series-closed" });
  if (series.next > series.last) return fail({ kind: "series-used-up" });
  if (number !== series.next) return fail({ kind: "not-the-next-number", expected: series.next });
  return ok({ ...series, next: number + 1 });
}

/** A voided receipt keeps its number and its paper; the money is taken anew under another number. */
export function voidReceipt(
  series: ReceiptSeries,
  number: number,
  reason: string,
): Result<ReceiptSeries, ReceiptFault> {
  if (number < series.first || number >= series.next) return fail({ kind: "not-issued", number });
  if (series.voided.has(number)) return fail({ kind: "already-voided", number });
  const why = reason.normalize("NFC").trim();
  if (why === "") return fail({ kind: "no-reason" });
  return ok({ ...series, voided: new Map([...series.voided, [number, why]]) });
}

/** Closes the series: what was not issued is declared unused and never issued again. */
export function declareUnused(series: ReceiptSeries): Result<ReceiptSeries, ReceiptFault> {
  if (series.unusedFrom !== null) return fail({ kind: "series-closed" });
  return ok({ ...series, unusedFrom: series.next });
}

export function receiptsLeft(series: ReceiptSeries): number {
  return series.unusedFrom === null ? series.last - series.next + 1 : 0;
}

/** "0000123", seven digits as receipts print them. */
export function formatReceiptNumber(number: number): string {
  return String(number).padStart(7, "0");
}

export interface ReceiptAccount {
  readonly issued: number;
  readonly voided: number;
  readonly unused: number;
  readonly left: number;
}

/** For the report on the use of receipts: the four always add up to the block. */
export function accountForReceipts(series: ReceiptSeries): ReceiptAccount {
  const used = series.next - series.first;
  const unused = series.unusedFrom === null ? 0 : series.last - series.unusedFrom + 1;
  return { issued: used - series.voided.size, voided: series.voided.size, unused, left: receiptsLeft(series) };
}
