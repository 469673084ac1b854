import { dayOf, isoDate } from "../../src/calendar/local-time";
import type { Dossier } from "../../src/dossier/dossier";
import { rulesInForce, type CounterRules } from "../../src/intake/counter-rules";
import type { DossierDetail, DossierSummary } from "../../src/ipc/dossier-requests";
import { maskName } from "../../src/citizen/mask";
import { findDepartment } from "../../src/procedure/centre-details";
import type { DossierId } from "../../src/shared/brand";
import type { Clock } from "../../src/shared/clock";
import type { ReferenceData } from "../catalogue/reference-data";
import type { Core } from "./core";
import type { FormDesk } from "./form-desk";
import type { PaperDesk } from "./paper-desk";
import { detailOf, nextWork, summaryOf } from "./show-dossier";

/** Dossiers as windows see them. */
export interface DossierDesk {
  /** Names are masked: who opens a dossier leaves an entry, who reads a list does not. */
  summaries(ids: readonly DossierId[]): Promise<readonly DossierSummary[]>;
  detail(id: DossierId, dossier: Dossier): Promise<DossierDetail>;
  rules(): CounterRules;
}

export interface DossierDeskParts {
  readonly core: Core;
  readonly data: ReferenceData;
  readonly clock: Clock;
  readonly paper: Pick<PaperDesk, "findSlip">;
  readonly forms: Pick<FormDesk, "papers">;
  readonly rungOf: (id: DossierId) => number;
}

export function createDossierDesk({ core, data, clock, paper, forms, rungOf }: DossierDeskParts): DossierDesk {
  const { runtime, details } = core;

  const departmentsOf = ({ acceptance }: Dossier): readonly string[] => {
    const procedure = data.findProcedure(acceptance.procedure.version);
    const own = procedure && findDepartment(details, procedure)?.name;
    const others = details.departments.map(({ name }) => name).filter((name) => name !== own);
    return own === undefined ? others : [own, ...others];
  };
  const rules = (): CounterRules => rulesInForce(data.counterRules, isoDate(dayOf(clock.now())));

  return {
    rules,
    async summaries(ids) {
      const described = await runtime.describe(ids);
      return described.flatMap(({ id, details: row }) => {
        const known = runtime.find(id)?.core;
        return known === undefined ? [] : [summaryOf(id, known, { ...row, name: maskName(row.name) }, rungOf(id))];
      });
    },
    detail(id, dossier) {
      const known = runtime.find(id);
      const next = nextWork(dossier, {
        papers: forms.papers(dossier),
        departments: departmentsOf(dossier),
        maxExtensions: rules().maxExtensions,
        readOnly: known === undefined || known.readOnly || known.unfolded,
      });
      return Promise.resolve(detailOf(id, dossier, paper.findSlip(id), next, rungOf(id)));
    },
  };
}
