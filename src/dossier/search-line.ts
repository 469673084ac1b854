import { foldText } from "../shared/fold-text";
import type { AcceptedBody } from "./entry-bodies";

/** Between the fields of a line; no folded text holds it, so a search never matches across two fields. */
const BAR = "|";

/** One folded line a dossier: owner, submitter, their numbers and phones, code, procedure. At most some 300 letters. */
export function searchLine(acceptance: AcceptedBody, code: string | null): string {
  const { owner, submitter, procedure } = acceptance;
  const parties = submitter === null ? [owner] : [owner, submitter];
  const fields = [
    ...parties.flatMap((party) => [party.name, party.representative, party.idNumber, digits(party.phone)]),
    code,
    procedure.code,
    procedure.name.slice(0, 80),
  ];
  return fields
    .filter((field): field is string => field !== null && field !== "")
    .map((field) => foldText(field.replaceAll(BAR, " ")))
    .join(BAR);
}

/** The words that all must stand in a line; none for an empty search. */
export function searchWords(text: string): readonly string[] {
  const folded = foldText(text.replaceAll(BAR, " "));
  // "0900 000 001" is one number, however people group it.
  const joined = /^[\d .+-]+$/.test(folded) ? folded.replace(/[ .+]/g, "") : folded;
  return joined.split(" ").filter((word) => word !== "");
}

function digits(phone: string | null): string | null {
  return phone === null ? null : phone.replace(/[^\d+]/g, "");
}
