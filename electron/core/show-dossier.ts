import type { Dossier, DossierCore } from "../../src/dossier/dossier";
import type { RowDetails } from "../../src/dossier/dossier-row";
import { DOSSIER_STATUSES } from "../../src/dossier/dossier-status";
import type { DossierDetail, DossierSummary } from "../../src/ipc/dossier-requests";
import type { DossierId } from "../../src/shared/brand";
import type { PrintJob } from "../../src/printing/print-ledger";

/** "Saved here": what main can say of custody before anybody else has confirmed a copy. */
const SAVED_HERE = 1;

/** 1-10, as the province counts them (domain §4). */
function officialNumber(core: DossierCore): number {
  return DOSSIER_STATUSES.indexOf(core.status) + 1;
}

export function summaryOf(
  id: DossierId,
  core: DossierCore,
  details: Pick<RowDetails, "name" | "procedureName">,
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
    custody: SAVED_HERE,
  };
}

/** Whether paper came out, as far as anybody knows. */
export function slipOf(job: PrintJob | undefined): DossierDetail["slip"] {
  if (job === undefined) return { state: "none", reason: undefined, job: undefined };
  const state = job.status === "cancelled" ? "failed" : job.status;
  return { state, reason: job.fault?.kind, job: job.id };
}

export function detailOf(id: DossierId, dossier: Dossier, slip: PrintJob | undefined): DossierDetail {
  const { acceptance, core, timeline } = dossier;
  const { owner, procedure } = acceptance;
  return {
    summary: summaryOf(id, core, { name: owner.name, procedureName: procedure.name }),
    idNumber: owner.idNumber ?? "",
    birthDate: owner.birthDate ?? "",
    address: owner.address ?? "",
    phone: owner.phone ?? "",
    papers: acceptance.papers.map(({ name, pages, how }) => ({
      name,
      pages: pages.map((page) => page.page),
      seen: how === "seen",
    })),
    timeline: timeline.map(({ at, kind, what, actor }) => ({
      at,
      kind,
      what: what ?? undefined,
      officer: actor?.name,
    })),
    slip: slipOf(slip),
  };
}
