import { dayOf, isoDate } from "../../src/calendar/local-time";
import type { ProcedureRules } from "../../src/intake/intake-context";
import { procedureRules } from "../../src/intake/procedure-rules";
import type { CurrentProcedure, ProcedureLine } from "../../src/ipc/dossier-requests";
import { findInForce } from "../../src/procedure/catalogue";
import { procedureKey, procedureVersion, type Procedure } from "../../src/procedure/procedure";
import { searchProcedures } from "../../src/procedure/search-procedures";
import type { Instant } from "../../src/shared/clock";
import type { ReferenceData } from "./reference-data";

/** As many as a person reads without scrolling. */
const MOST_HITS = 12;

/** The rules of exactly the version that the officer saw; undefined where this catalogue has none such. */
export function findProcedureRules(data: ReferenceData, version: string, now: Instant): ProcedureRules | undefined {
  const day = isoDate(dayOf(now));
  return procedureRules(data.catalogueOn(day), version, day, data.delegations());
}

export function findCurrentProcedure(data: ReferenceData, code: string, now: Instant): CurrentProcedure | undefined {
  const day = isoDate(dayOf(now));
  const procedure = findInForce(data.catalogueOn(day), code, day);
  return procedure === undefined ? undefined : { procedure, version: procedureVersion(procedure) };
}

/** Best first; for empty words the commonest procedures, in the order of the catalogue. */
export function listProcedures(data: ReferenceData, words: string, now: Instant): readonly ProcedureLine[] {
  const index = data.indexOf(isoDate(dayOf(now)));
  const line = (procedure: Procedure, matched: string): ProcedureLine => ({
    code: procedureKey(procedure),
    name: procedure.name ?? procedureKey(procedure),
    field: procedure.field,
    words: matched,
  });
  if (words.trim() === "") return index.rows.slice(0, MOST_HITS).map((row) => line(row.procedure, ""));
  return searchProcedures(index, words, MOST_HITS).map((hit) => line(hit.procedure, hit.words));
}
