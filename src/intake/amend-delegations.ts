import { findDay } from "../calendar/local-time";
import { fail, ok, type Result } from "../shared/result";
import { createFieldChecks, type FieldChecks } from "./check-text";
import { clashes, type Delegation, type DelegationTable } from "./delegation";
import type { FieldFault } from "./refusal";

/** A row as typed; days as "2026-12-01", "" for what is left open. */
export interface DelegationInput {
  readonly scope: string;
  readonly authority: string;
  readonly signerTitle: string;
  readonly signerName: string;
  readonly legalBasis: string;
  readonly from: string;
  readonly to: string;
}

/** Names a row: of one scope no two begin on the same day. */
export interface DelegationEnd {
  readonly scope: string;
  readonly from: string;
  /** Its last day. */
  readonly to: string;
}

type Amended = Result<DelegationTable, readonly FieldFault[]>;

/** A further row, or every fault at its field (a field of the input). `isKnown`: a procedure or a field of the catalogue. */
export function addDelegation(
  table: DelegationTable,
  input: DelegationInput,
  author: string,
  isKnown: (scope: string) => boolean,
): Amended {
  const checks = createFieldChecks();
  const scope = checks.text("scope", input.scope, 1000);
  if (scope !== "" && !isKnown(scope)) checks.refuse("scope", { kind: "unknown-scope" });
  const row: Delegation = {
    scope,
    authority: checks.text("authority", input.authority, 200),
    signer: checkSigner(input, checks),
    legalBasis: checks.text("legalBasis", input.legalBasis, 1000),
    from: checkDay("from", input.from, checks),
    to: input.to === "" ? null : checkDay("to", input.to, checks),
  };
  if (checks.faults.length === 0) {
    if (row.to !== null && row.to < row.from) checks.refuse("to", { kind: "ends-before-it-begins" });
    else if (table.rows.some((other) => clashes(row, other))) checks.refuse("from", { kind: "overlaps" });
  }
  return checks.faults.length > 0 ? fail(checks.faults) : ok(next(table, author, [...table.rows, row]));
}

/** A row ends earlier than it said, or at all; what was accepted under it keeps it. */
export function endDelegation(table: DelegationTable, end: DelegationEnd, author: string): Amended {
  const checks = createFieldChecks();
  const to = checkDay("to", end.to, checks);
  const row = table.rows.find(({ scope, from }) => scope === end.scope && from === end.from);
  if (row === undefined) checks.refuse("scope", { kind: "unknown-scope" });
  else if (to !== "" && to < row.from) checks.refuse("to", { kind: "ends-before-it-begins" });
  else if (to !== "" && row.to !== null && to > row.to) checks.refuse("to", { kind: "overlaps" });
  if (checks.faults.length > 0) return fail(checks.faults);
  return ok(
    next(
      table,
      author,
      table.rows.map((one) => (one === row ? { ...one, to } : one)),
    ),
  );
}

function next(table: DelegationTable, author: string, rows: readonly Delegation[]): DelegationTable {
  const sorted = rows.toSorted((a, b) => a.scope.localeCompare(b.scope) || a.from.localeCompare(b.from));
  return { version: table.version + 1, author, rows: sorted };
}

function checkSigner({ signerTitle, signerName }: DelegationInput, checks: FieldChecks): Delegation["signer"] {
  const title = checks.optionalText("signerTitle", signerTitle, 200);
  const name = checks.optionalText("signerName", signerName, 200);
  if (title === null && name === null) return null;
  // A name without the words above it says nothing about on whose behalf; the words without a name sign nothing.
  if (title === null) checks.refuse("signerTitle", { kind: "needed" });
  if (name === null) checks.refuse("signerName", { kind: "needed" });
  return { title: title ?? "", name: name ?? "" };
}

function checkDay(field: string, text: string, checks: FieldChecks): string {
  if (findDay(text) !== undefined) return text;
  checks.refuse(field, { kind: text === "" ? "needed" : "no-such-date" });
  return "";
}
