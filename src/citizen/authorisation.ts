import type { Relationship } from "../procedure/dictionaries";
import { fail, ok, type Result } from "../shared/result";

/** By which right somebody hands in a dossier that is another's. */
export type SubmitterRight =
  | { readonly kind: "owner" }
  | { readonly kind: "representative"; readonly title: string }
  | { readonly kind: "guardian"; readonly ground: string }
  | { readonly kind: "authorised"; readonly paper: AuthorisationPaper; readonly relationship: string | null };

export interface AuthorisationPaper {
  readonly number: string | null;
  /** "2026-11-22". */
  readonly signedOn: string;
  readonly validUntil: string | null;
  readonly certified: boolean;
}

export type AuthorisationFault =
  | { readonly kind: "signed-in-future" }
  | { readonly kind: "expired"; readonly on: string }
  | { readonly kind: "ends-before-it-begins" }
  | { readonly kind: "needs-certification" }
  | { readonly kind: "unknown-relationship"; readonly relationship: string }
  | { readonly kind: "no-ground" };

/** Procedures of civil status waive the certification between close relatives (TT 04/2020/TT-BTP Điều 2). */
const CIVIL_STATUS = "Hộ tịch";

/** Whether the right holds on a local day for a procedure of that field. */
export function checkSubmitterRight(
  right: SubmitterRight,
  field: string,
  today: string,
  relationships: readonly Relationship[],
): Result<SubmitterRight, AuthorisationFault> {
  switch (right.kind) {
    case "owner":
      return ok(right);
    case "representative":
      return right.title.trim() === "" ? fail({ kind: "no-ground" }) : ok(right);
    case "guardian":
      return right.ground.trim() === "" ? fail({ kind: "no-ground" }) : ok(right);
    case "authorised":
      break;
  }
  const { paper, relationship } = right;
  const fault = findDateFault(paper, today);
  if (fault !== undefined) return fail(fault);
  const known = relationships.find((row) => row.id === relationship);
  if (relationship !== null && known === undefined) return fail({ kind: "unknown-relationship", relationship });
  const waived = known?.certificationOfAuthorisationWaived === true;
  if (field === CIVIL_STATUS && !paper.certified && !waived) return fail({ kind: "needs-certification" });
  return ok(right);
}

type DateFault = Extract<
  AuthorisationFault,
  { readonly kind: "signed-in-future" | "expired" | "ends-before-it-begins" }
>;

/** Why a paper of authorisation does not hold on a local day; dates that it does not say are null. */
export function findDateFault(
  { signedOn, validUntil }: { readonly signedOn: string | null; readonly validUntil: string | null },
  today: string,
): DateFault | undefined {
  if (signedOn !== null && signedOn > today) return { kind: "signed-in-future" };
  if (validUntil === null) return undefined;
  if (signedOn !== null && validUntil < signedOn) return { kind: "ends-before-it-begins" };
  return validUntil < today ? { kind: "expired", on: validUntil } : undefined;
}

export type ComparedItem = "face" | "number" | "name" | "birthDate" | "papers";

/** What an officer compared by eye with the original, and with which document: kept with the dossier. */
export interface IdentityCheck {
  /** Id of the dictionary of identity documents. */
  readonly document: string;
  readonly seen: "original" | "vneid" | "not-seen";
  readonly compared: readonly ComparedItem[];
}

/** Form 01 may say that identity was checked only if an original or VNeID was seen and the face compared. */
export function isIdentityProved(check: IdentityCheck): boolean {
  return check.seen !== "not-seen" && check.compared.includes("face") && check.compared.includes("number");
}
