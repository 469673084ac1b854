import { fail, ok, type Result } from "../shared/result";
import { readIdNumber, type IdNumberPrefix } from "./id-number";

/** From 1/7/2025 a person's and a household business's tax code is the twelve-digit personal number. */
export type TaxCode =
  | { readonly kind: "organisation"; readonly code: string }
  | { readonly kind: "branch"; readonly code: string; readonly parent: string }
  | { readonly kind: "personal"; readonly code: string };

export type TaxCodeFault =
  | { readonly kind: "not-a-tax-code" }
  | { readonly kind: "wrong-check-digit" }
  | { readonly kind: "implausible-personal-number" };

const WEIGHTS = [31, 29, 23, 19, 17, 13, 7, 5, 3];

export function parseTaxCode(raw: string, prefixes: readonly IdNumberPrefix[]): Result<TaxCode, TaxCodeFault> {
  const code = raw.replace(/[\s.]/g, "").replace(/[–—]/g, "-");
  if (/^\d{12}$/.test(code)) {
    return readIdNumber(code, prefixes).ok
      ? ok({ kind: "personal", code })
      : fail({ kind: "implausible-personal-number" });
  }
  const match = /^(\d{10})(?:-?(\d{3}))?$/.exec(code);
  const parent = match?.[1];
  if (parent === undefined) return fail({ kind: "not-a-tax-code" });
  if (taxCheckDigit(parent) !== Number(parent[9])) return fail({ kind: "wrong-check-digit" });
  const branch = match?.[2];
  if (branch === undefined) return ok({ kind: "organisation", code: parent });
  return branch === "000"
    ? fail({ kind: "not-a-tax-code" })
    : ok({ kind: "branch", code: `${parent}-${branch}`, parent });
}

/** The tenth digit for the first nine; 10 where no code can begin so. */
export function taxCheckDigit(digits: string): number {
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(digits[index]), 0);
  return 10 - (sum % 11);
}
