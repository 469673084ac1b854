import { fail, ok, type Result } from "../shared/result";

/** Notes in circulation, dong. */
export const NOTES = [500_000, 200_000, 100_000, 50_000, 20_000, 10_000, 5_000, 2_000, 1_000] as const;
export type Note = (typeof NOTES)[number];

export type NoteCounts = Readonly<Partial<Record<Note, number>>>;

export interface CashCount {
  readonly countedVnd: number;
  readonly expectedVnd: number;
  /** Positive: more in the drawer than receipts say. */
  readonly differenceVnd: number;
}

/** End of day: the drawer without its float against the cash of the receipts that were not voided. */
export function countCash(
  notes: NoteCounts,
  floatVnd: number,
  cashReceiptsVnd: readonly number[],
): Result<CashCount, { readonly kind: "bad-count"; readonly note: Note | null }> {
  const bad = NOTES.find((note) => !isCount(notes[note] ?? 0));
  if (bad !== undefined) return fail({ kind: "bad-count", note: bad });
  if (!isCount(floatVnd)) return fail({ kind: "bad-count", note: null });
  const countedVnd = NOTES.reduce((sum, note) => sum + note * (notes[note] ?? 0), 0);
  const expectedVnd = floatVnd + cashReceiptsVnd.reduce((sum, amount) => sum + amount, 0);
  return ok({ countedVnd, expectedVnd, differenceVnd: countedVnd - expectedVnd });
}

function isCount(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}
