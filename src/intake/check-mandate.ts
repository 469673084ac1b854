import { findDay } from "../calendar/local-time";
import { findDateFault } from "../citizen/authorisation";
import type { Mandate } from "../dossier/entry-bodies";
import type { FieldChecks } from "./check-text";
import type { AcceptCommand } from "./commands";

/** A paper that is over on the day of reception is taken only with the officer's reason, which the dossier keeps. */
export function checkMandate(
  input: AcceptCommand["mandate"],
  today: string,
  checks: FieldChecks,
): { readonly mandate?: Mandate } {
  if (input === undefined) return {};
  const signedOn = checkDay("mandate.signedOn", input.signedOn, checks);
  const validUntil = checkDay("mandate.validUntil", input.validUntil, checks);
  const reason = checks.optionalText("mandate.reason", input.reason, 500);
  const fault = findDateFault({ signedOn, validUntil }, today);
  switch (fault?.kind) {
    case "signed-in-future":
      checks.refuse("mandate.signedOn", { kind: "date-in-future" });
      break;
    case "ends-before-it-begins":
      checks.refuse("mandate.validUntil", fault);
      break;
    case "expired":
      if (reason === null) checks.refuse("mandate.validUntil", fault);
      break;
    case undefined:
  }
  if (signedOn === null && validUntil === null && reason === null) return {};
  return { mandate: { signedOn, validUntil, reason } };
}

function checkDay(field: string, text: string | null, checks: FieldChecks): string | null {
  if (text === null || text.trim() === "") return null;
  if (findDay(text) !== undefined) return text;
  checks.refuse(field, { kind: "no-such-date" });
  return null;
}
