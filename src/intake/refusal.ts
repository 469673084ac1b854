import type { EmailFault, PhoneFault } from "../citizen/phone";
import type { IdNumberFault } from "../citizen/id-number";
import type { NameFault } from "../citizen/person-name";
import type { TextFault } from "../citizen/plain-text";
import type { TaxCodeFault } from "../citizen/tax-code";
import type { DossierStatus, Move } from "../dossier/dossier-status";
import type { NumberFault } from "../journal/number-series";
import type { Hash } from "../shared/brand";

export type FieldProblem =
  | TextFault
  | NameFault
  | IdNumberFault
  | TaxCodeFault
  | PhoneFault
  | EmailFault
  | { readonly kind: "no-such-date" }
  | { readonly kind: "date-in-future" }
  | { readonly kind: "date-in-past" }
  | { readonly kind: "needed" }
  /** Of a paper of authorisation: over before the day of reception. */
  | { readonly kind: "expired"; readonly on: string }
  | { readonly kind: "ends-before-it-begins" }
  /** Two answers for one day. */
  | { readonly kind: "overlaps" }
  /** Neither a procedure nor a field of the catalogue. */
  | { readonly kind: "unknown-scope" }
  /** Done as often as the rules of the counter allow. */
  | { readonly kind: "limit-reached"; readonly limit: number }
  | { readonly kind: "fee-due" }
  /** Nobody would be there. */
  | { readonly kind: "not-a-working-day" };

/** `field` is a path into the command, e.g. "owner.idNumber" or "papers.2.name". */
export interface FieldFault {
  readonly field: string;
  readonly problem: FieldProblem;
}

/** Why nothing was written. Each kind has its words in the window. */
export type Refusal =
  | { readonly kind: "fields"; readonly faults: readonly FieldFault[] }
  /** Required papers that are neither there nor declared absent, by id; pages that the vault does not hold. */
  | { readonly kind: "papers"; readonly missing: readonly string[]; readonly unknownPages: readonly string[] }
  | { readonly kind: "unknown-procedure" }
  | { readonly kind: "not-in-force"; readonly procedure: string }
  /** The procedure does not say how long it takes: the officer enters the date. */
  | { readonly kind: "due-date-needed" }
  | { readonly kind: "clock-implausible" }
  /** No number is left for today, or none was ever given to this station. */
  | NumberFault
  | { readonly kind: "already-accepted"; readonly code: string | null }
  | { readonly kind: "unknown-dossier" }
  /** Somebody else changed it first: look again, then decide. */
  | { readonly kind: "changed"; readonly heads: readonly Hash[] }
  | { readonly kind: "illegal-move"; readonly from: DossierStatus; readonly move: Move }
  | { readonly kind: "not-possible-now"; readonly from: DossierStatus }
  /** The registered block of receipts is used up, or this station has none. */
  | { readonly kind: "no-receipts" }
  | { readonly kind: "no-such-receipt" }
  /** Written by a newer program, or sealed from this station. */
  | { readonly kind: "dossier-read-only" };
