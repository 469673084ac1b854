import type { Digitisation, PaperRecord } from "../../src/dossier/body-parts";
import type { Dossier, DossierCore } from "../../src/dossier/dossier";
import { recordAt } from "../../src/dossier/paper-record";
import type { RowDetails } from "../../src/dossier/dossier-row";
import { DOSSIER_STATUSES, isExtendable, possibleMoves } from "../../src/dossier/dossier-status";
import type { DossierDetail, DossierSummary, NextWork } from "../../src/ipc/dossier-requests";
import { bodiesOf } from "../../src/forms/from-dossier/dossier-events";
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
    papers: [
      ...acceptance.papers.map(({ name, pages, how, digitisation }, place) => ({
        name,
        pages: pages.map((page) => page.page),
        seen: how === "seen",
        suppliedAt: undefined,
        record: withState(recordAt(id, acceptance, place), core.digitised[place] ?? digitisation),
      })),
      ...suppliedPapers(dossier),
    ],
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

function withState(record: PaperRecord | undefined, state: Digitisation): PaperRecord | undefined {
  return record && { ...record, state };
}

/** What came after acceptance, in the order of the moves that brought it. */
function suppliedPapers(dossier: Dossier): DossierDetail["papers"] {
  return bodiesOf(dossier, "dossier.moved").flatMap(({ supplied, pages, at }) => {
    let next = 0;
    return supplied.map(({ name, pages: count }) => {
      const own = pages.slice(next, next + count);
      next += count;
      return { name, pages: own.map(({ page }) => page), seen: count === 0, suppliedAt: at };
    });
  });
}
