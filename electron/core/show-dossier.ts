import type { Dossier, DossierCore } from "../../src/dossier/dossier";
import { papersOf } from "../../src/dossier/dossier-papers";
import type { RowDetails } from "../../src/dossier/dossier-row";
import { DOSSIER_STATUSES, isExtendable, possibleMoves } from "../../src/dossier/dossier-status";
import type { DossierDetail, DossierSummary, NextWork } from "../../src/ipc/dossier-requests";
import type { DossierId } from "../../src/shared/brand";
import type { PrintJob } from "../../src/printing/print-ledger";

/** 1-10, as the province counts them (domain §4). */
function officialNumber(core: DossierCore): number {
  return DOSSIER_STATUSES.indexOf(core.status) + 1;
}

export function summaryOf(
  id: DossierId,
  core: DossierCore,
  details: Pick<RowDetails, "name" | "procedureName">,
  custody: number,
): DossierSummary {
  return {
    id,
    code: core.code ?? "",
    name: details.name,
    procedureCode: core.procedure,
    procedureName: details.procedureName,
    status: officialNumber(core),
    receivedAt: core.receivedAt,
    dueAt: core.dueAt ?? undefined,
    custody,
  };
}

/** Whether paper came out, as far as anybody knows. */
export function slipOf(job: PrintJob | undefined): DossierDetail["slip"] {
  if (job === undefined) return { state: "none", reason: undefined, job: undefined };
  const state = job.status === "cancelled" ? "failed" : job.status;
  return { state, reason: job.fault?.kind, job: job.id };
}

/** What an officer may do next; `heads` are what the next command must have seen. */
export function nextWork(
  { core, heads }: Dossier,
  more: Pick<NextWork, "papers" | "departments"> & { readonly maxExtensions: number; readonly readOnly: boolean },
): NextWork {
  const { papers, departments, maxExtensions, readOnly } = more;
  return {
    heads,
    moves: readOnly ? [] : possibleMoves(core.status),
    extendable: !readOnly && isExtendable(core.status) && core.extensions < maxExtensions,
    finance: core.finance,
    feeVnd: core.feeVnd ?? undefined,
    delivery: core.delivery,
    papers,
    departments,
    disagreements: core.disagreements.filter((one) => !one.settled),
  };
}

export function detailOf(
  id: DossierId,
  dossier: Dossier,
  slip: PrintJob | undefined,
  next: NextWork,
  custody: number,
): DossierDetail {
  const { acceptance, core, timeline } = dossier;
  const { owner, procedure } = acceptance;
  return {
    summary: summaryOf(id, core, { name: owner.name, procedureName: procedure.name }, custody),
    idNumber: owner.idNumber ?? "",
    birthDate: owner.birthDate ?? "",
    address: owner.address ?? "",
    phone: owner.phone ?? "",
    submitter: [acceptance.submitter?.name, acceptance.authorisation].filter(Boolean).join(" · "),
    mandate: acceptance.mandate,
    competence: acceptance.competence,
    papers: papersOf(id, dossier).map(({ paper: { name, pages, how }, suppliedAt, record }) => ({
      name,
      pages: pages.map((page) => page.page),
      seen: how === "seen",
      suppliedAt,
      record,
    })),
    timeline: timeline.map(({ at, kind, what, actor, reason, applied }) => ({
      at,
      kind,
      what: what ?? undefined,
      reason: reason ?? undefined,
      officer: actor?.name,
      applied,
    })),
    next,
    slip: slipOf(slip),
  };
}
