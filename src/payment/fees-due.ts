import type { Channel } from "../procedure/channel";
import { MAX_VND, type Fee, type PerPageFormula } from "../procedure/fee";
import type { Procedure } from "../procedure/procedure";
import { fail, ok, type Result } from "../shared/result";

/** Pages of one original, and how many copies of it are asked for. */
export interface CopiedOriginal {
  readonly pages: number;
  readonly copies: number;
}

/** One fee as the officer applies it. Its place in `procedure.fees` names it. */
export interface ChosenFee {
  readonly fee: number;
  readonly quantity: number;
  /** For fees by page; then `quantity` does not count. */
  readonly originals?: readonly CopiedOriginal[];
  /** By the officer, where the catalogue does not know the amount. */
  readonly enteredVnd?: number;
  /** This fee is not collected, and why: words of the catalogue or the legal ground that was shown. */
  readonly exemption?: string;
}

export interface FeeLine {
  readonly name: string;
  readonly quantity: number;
  /** Of one; null for fees by page. */
  readonly unitVnd: number | null;
  readonly amountVnd: number;
  readonly exemption: string | null;
  readonly decidedBy: string | null;
}

/** Collected with the papers, or with the result (thu trước, thu sau). */
export type FeeTiming = "before" | "after";

export interface FeesDue {
  readonly timing: FeeTiming;
  readonly lines: readonly FeeLine[];
  readonly totalVnd: number;
}

export type FeeFault =
  | { readonly kind: "no-such-fee"; readonly fee: number }
  | { readonly kind: "fee-chosen-twice"; readonly fee: number }
  | { readonly kind: "amount-unknown"; readonly fee: number }
  | { readonly kind: "amount-fixed"; readonly fee: number }
  | { readonly kind: "bad-quantity"; readonly fee: number }
  | { readonly kind: "bad-amount"; readonly fee: number }
  | { readonly kind: "other-channel"; readonly fee: number }
  | { readonly kind: "exemption-without-ground"; readonly fee: number };

export interface FeeSuggestion {
  /** Places in `procedure.fees` that the channel allows and nobody has to ask for. */
  readonly fees: readonly number[];
  readonly optional: readonly number[];
  /** One fee only and its amount known: nothing to decide. Several may exclude each other (in time, late). */
  readonly certain: boolean;
}

export function suggestFees(procedure: Pick<Procedure, "fees">, channel: Channel): FeeSuggestion {
  const rows = procedure.fees.map((fee, place) => ({ fee, place })).filter(({ fee }) => isForChannel(fee, channel));
  const fees = rows.filter(({ fee }) => !fee.optional);
  const [only] = fees;
  const certain = fees.length === 1 && only !== undefined && only.fee.amountVnd !== null;
  const optional = rows.filter(({ fee }) => fee.optional).map(({ place }) => place);
  return { fees: fees.map(({ place }) => place), optional, certain };
}

/** Sum and lines of what the officer chose. An unknown amount is never taken for nothing. */
export function feesDue(
  procedure: Pick<Procedure, "fees">,
  channel: Channel,
  chosen: readonly ChosenFee[],
  timing: FeeTiming,
): Result<FeesDue, FeeFault> {
  const lines: FeeLine[] = [];
  for (const [index, choice] of chosen.entries()) {
    const twice = chosen.findIndex((other) => other.fee === choice.fee) !== index;
    if (twice) return fail({ kind: "fee-chosen-twice", fee: choice.fee });
    const line = feeLine(procedure.fees[choice.fee], channel, choice);
    if (!line.ok) return line;
    lines.push(line.value);
  }
  const totalVnd = lines.reduce((sum, line) => sum + line.amountVnd, 0);
  return ok({ timing, lines, totalVnd });
}

function feeLine(fee: Fee | undefined, channel: Channel, choice: ChosenFee): Result<FeeLine, FeeFault> {
  const place = choice.fee;
  if (fee === undefined) return fail({ kind: "no-such-fee", fee: place });
  if (!isForChannel(fee, channel)) return fail({ kind: "other-channel", fee: place });
  const { name, decidedBy } = fee;
  if (choice.exemption !== undefined) {
    const exemption = choice.exemption.normalize("NFC").trim();
    if (exemption === "") return fail({ kind: "exemption-without-ground", fee: place });
    return ok({ name, quantity: choice.quantity, unitVnd: null, amountVnd: 0, exemption, decidedBy });
  }
  if (fee.formula !== null) {
    const originals = choice.originals ?? [];
    if (originals.length === 0 || !originals.every(isCounted)) return fail({ kind: "bad-quantity", fee: place });
    const formula = fee.formula;
    const amountVnd = originals.reduce((sum, { pages, copies }) => sum + copies * feeForCopy(formula, pages), 0);
    const quantity = originals.reduce((sum, { copies }) => sum + copies, 0);
    return ok({ name, quantity, unitVnd: null, amountVnd, exemption: null, decidedBy });
  }
  if (!isCount(choice.quantity)) return fail({ kind: "bad-quantity", fee: place });
  if (fee.amountVnd !== null && choice.enteredVnd !== undefined) return fail({ kind: "amount-fixed", fee: place });
  const unitVnd = fee.amountVnd ?? choice.enteredVnd;
  if (unitVnd === undefined) return fail({ kind: "amount-unknown", fee: place });
  const amountVnd = unitVnd * choice.quantity;
  if (!Number.isInteger(unitVnd) || unitVnd < 0 || amountVnd > MAX_VND) return fail({ kind: "bad-amount", fee: place });
  return ok({ name, quantity: choice.quantity, unitVnd, amountVnd, exemption: null, decidedBy });
}

/** The fee of one copy: each page at the price of its tier, up to the cap. */
export function feeForCopy(formula: PerPageFormula, pages: number): number {
  const sum = formula.tiers.reduce((total, { fromPage, toPage, amountVnd }) => {
    const last = Math.min(pages, toPage ?? pages);
    return total + Math.max(0, last - fromPage + 1) * amountVnd;
  }, 0);
  return formula.capVndPerCopy === null ? sum : Math.min(sum, formula.capVndPerCopy);
}

function isForChannel(fee: Fee, channel: Channel): boolean {
  return fee.channel === null || fee.channel === channel;
}

function isCount(value: number): boolean {
  return Number.isInteger(value) && value >= 1 && value <= 1000;
}

function isCounted({ pages, copies }: CopiedOriginal): boolean {
  return isCount(pages) && isCount(copies);
}
