import { z } from "zod";
import { findDay } from "../calendar/local-time";
import type { Competence } from "../dossier/entry-bodies";
import { fail, ok, type Result } from "../shared/result";

const day = z.string().refine((text) => findDay(text) !== undefined);
const text = z.string().min(1).max(1000);

const rowSchema = z.object({
  /** Code of a procedure, or the name of a field (lĩnh vực) for all its procedures; a procedure's own row goes first. */
  scope: text,
  /** Cơ quan có thẩm quyền giải quyết. */
  authority: z.string().min(1).max(200),
  /** Who signs on behalf of whom, as it stands above the name: "TUQ. CHỦ TỊCH". null: the head of the authority. */
  signer: z.object({ title: text, name: text }).nullable(),
  legalBasis: text,
  /** First and last local day in force ("2026-11-23"); null where it goes on. */
  from: day,
  to: day.nullable(),
});
export type Delegation = z.output<typeof rowSchema>;

const tableSchema = z.object({
  /** Counts the changes of the centre, from 1; a dossier keeps the one that it was accepted under. */
  version: z.number().int().nonnegative(),
  author: z.string().nullable(),
  rows: z.array(rowSchema).max(5000),
});
/** Ủy quyền, phân cấp: who decides and who signs, by date. */
export type DelegationTable = z.output<typeof tableSchema>;

/** The program brings none: decisions on delegation are the commune's and the province's own. */
export const NO_DELEGATIONS: DelegationTable = { version: 0, author: null, rows: [] };

/** Reads a table that was kept; one that would give two answers for a day is refused. */
export function parseDelegations(raw: unknown): Result<DelegationTable, { readonly kind: "malformed-delegations" }> {
  const parsed = tableSchema.safeParse(raw);
  if (!parsed.success) return fail({ kind: "malformed-delegations" });
  const { rows } = parsed.data;
  const sound = rows.every((row, at) => isForward(row) && !rows.slice(at + 1).some((other) => clashes(row, other)));
  return sound ? ok(parsed.data) : fail({ kind: "malformed-delegations" });
}

/** Who has competence for a procedure on a local day, first and last day included; undefined where nothing was delegated. */
export function delegationOn(
  table: DelegationTable,
  procedure: { readonly code: string; readonly field: string },
  on: string,
): Competence | undefined {
  const find = (scope: string): Delegation | undefined =>
    table.rows.find((row) => row.scope === scope && row.from <= on && (row.to === null || on <= row.to));
  const row = find(procedure.code) ?? find(procedure.field);
  if (row === undefined) return undefined;
  const { authority, signer, legalBasis, from, to } = row;
  return { authority, signer, legalBasis, from, to, version: table.version };
}

/** Both would answer for one scope on one day. */
export function clashes(a: Delegation, b: Delegation): boolean {
  return a.scope === b.scope && a.from <= (b.to ?? "9999-12-31") && b.from <= (a.to ?? "9999-12-31");
}

function isForward({ from, to }: Delegation): boolean {
  return to === null || from <= to;
}
