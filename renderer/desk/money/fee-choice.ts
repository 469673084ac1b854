import type { ChosenFee } from "../../../src/payment/fees-due";
import type { DossierFees } from "../../../src/ipc/fee-requests";

/** One fee as the officer fills it in; texts as typed. */
export interface FeeRow {
  readonly chosen: boolean;
  readonly quantity: string;
  readonly pages: string;
  readonly copies: string;
  readonly amount: string;
}

const FRESH: FeeRow = { chosen: false, quantity: "1", pages: "1", copies: "1", amount: "" };

/** Nothing is chosen where the catalogue leaves a choice: several fees may exclude each other. */
export function firstRows({ fees, suggested }: DossierFees): readonly FeeRow[] {
  return fees.map((_fee, place) => ({ ...FRESH, chosen: suggested.certain && suggested.fees.includes(place) }));
}

/** "1.250.000" → 1250000; NaN for anything that is no whole amount. */
export function readAmount(text: string): number {
  const plain = text.replace(/[\s.,₫đ]/g, "");
  return /^\d{1,13}$/.test(plain) ? Number(plain) : Number.NaN;
}

function readCount(text: string): number {
  return /^\d{1,4}$/.test(text.trim()) ? Number(text.trim()) : Number.NaN;
}

export function chosenFees({ fees }: Pick<DossierFees, "fees">, rows: readonly FeeRow[]): readonly ChosenFee[] {
  return rows.flatMap((row, fee): readonly ChosenFee[] => {
    const known = fees[fee];
    if (!row.chosen || known === undefined) return [];
    if (known.formula !== null) {
      return [{ fee, quantity: 1, originals: [{ pages: readCount(row.pages), copies: readCount(row.copies) }] }];
    }
    const quantity = readCount(row.quantity);
    return [known.amountVnd === null ? { fee, quantity, enteredVnd: readAmount(row.amount) } : { fee, quantity }];
  });
}
