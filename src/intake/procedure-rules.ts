import { findVersion, type Catalogue } from "../procedure/catalogue";
import { isImmediate, isInForce, procedureKey, procedureVersion, type Procedure } from "../procedure/procedure";
import { delegationOn, NO_DELEGATIONS, type DelegationTable } from "./delegation";
import type { ProcedureRules } from "./intake-context";

/** The row that the officer saw, as far as a decision looks at it; `day` is local, "2026-11-23". */
export function procedureRules(
  catalogue: Catalogue,
  version: string,
  day: string,
  delegations: DelegationTable = NO_DELEGATIONS,
): ProcedureRules | undefined {
  const row = findVersion(catalogue, version);
  return row && rulesOf(row, day, delegations);
}

function rulesOf(row: Procedure, day: string, delegations: DelegationTable): ProcedureRules {
  return {
    code: procedureKey(row),
    version: procedureVersion(row),
    name: row.name ?? procedureKey(row),
    inForce: isInForce(row, day),
    limit: row.timeLimit,
    immediate: isImmediate(row),
    field: row.field,
    competence: delegationOn(delegations, { code: procedureKey(row), field: row.field }, day),
    papers: row.papers.map((paper) => ({
      id: paper.id,
      required: paper.required,
      // What a program read from a page, or what stands under a condition, the officer may set aside with a reason.
      firm: paper.condition === null && paper.confidence === "high",
      alternatives: paper.alternatives,
      kind: paper.kind,
    })),
  };
}
