import { dayOf, isoDate } from "../../calendar/local-time";
import type { Dossier } from "../../dossier/dossier";
import type { HandoverList, HandoverRow } from "../definitions/handover-list";
import type { Form07, RegisterRow } from "../definitions/form-07";
import type { VisitList, VisitRow } from "../definitions/visit-list";
import type { FormOffice } from "../form-definition";
import type { TimeLimit } from "../../procedure/time-limit";
import { bodiesOf, lastMove } from "./dossier-events";
import { applicantOf, DELIVERY_WORDS, limitInWords, STATUS_WORDS } from "./dossier-words";

interface ListHead {
  readonly office: FormOffice;
  readonly issuedAt: number;
}

/** Sổ theo dõi hồ sơ (form 07) of the local days `from` to `to` ("2026-11-22"), by the time of reception. */
export function registerOf(dossiers: readonly Dossier[], from: string, to: string, head: ListHead): Form07 {
  const rows = dossiers
    .filter(({ core }) => {
      const day = isoDate(dayOf(core.receivedAt));
      return core.code !== null && from <= day && day <= to;
    })
    .sort((a, b) => a.core.receivedAt - b.core.receivedAt)
    .map(rowOf);
  return { ...head, number: null, period: `Từ ngày ${inWords(from)} đến ngày ${inWords(to)}`, rows };
}

function rowOf(dossier: Dossier): RegisterRow {
  const { acceptance, core } = dossier;
  const { owner, procedure, copies, delivery, offices } = acceptance;
  return {
    code: core.code ?? "",
    procedureName: procedure.name,
    copies,
    ownerName: owner.name,
    addressAndPhone: [owner.address, owner.phone].filter(Boolean).join(", "),
    resolvingOffice: lastMove(dossier, "transfer")?.department ?? offices.resolves ?? "",
    receivedAt: core.receivedAt,
    dueAt: core.dueAt,
    returnedAt: lastMove(dossier, "handOver")?.at ?? null,
    delivery: DELIVERY_WORDS[delivery],
    note: core.status === "returned" ? null : STATUS_WORDS[core.status],
  };
}

/** Phiếu bàn giao of everything that was transferred to one department on a local day. */
export function handoverListOf(
  dossiers: readonly Dossier[],
  day: string,
  department: string,
  head: ListHead & { readonly giverName: string },
): HandoverList {
  const rows = dossiers.flatMap((dossier): readonly HandoverRow[] => {
    const { acceptance, core } = dossier;
    const moved = bodiesOf(dossier, "dossier.moved").some(
      ({ move, at, department: to }) => move === "transfer" && to === department && isoDate(dayOf(at)) === day,
    );
    if (!moved || core.code === null) return [];
    return [
      {
        code: core.code,
        content: acceptance.content,
        result: "",
        ownerName: acceptance.owner.name,
        address: acceptance.owner.address ?? "",
        hasFee: core.finance === "due",
        byPost: acceptance.delivery === "post",
      },
    ];
  });
  return {
    ...head,
    number: null,
    heading: "PHIẾU BÀN GIAO HỒ SƠ",
    fromOffice: head.office.centre,
    toOffice: department,
    handedOverAt: head.issuedAt,
    rows,
    receiverName: null,
  };
}

/** One acknowledgement for what one person handed in during one visit; undefined where nothing has a code. */
export function visitListOf(
  dossiers: readonly Dossier[],
  head: ListHead,
  limitOf: (dossier: Dossier) => TimeLimit | undefined,
): VisitList | undefined {
  const accepted = dossiers.filter(({ core }) => core.code !== null);
  const [first] = accepted;
  if (first === undefined) return undefined;
  const rows = accepted.map((dossier): VisitRow => {
    const { acceptance, core } = dossier;
    return {
      code: core.code ?? "",
      content: acceptance.content,
      resolvingOffice: acceptance.offices.resolves ?? "",
      receivedAt: core.receivedAt,
      dueAt: core.dueAt,
      timeLimit: limitInWords(limitOf(dossier)),
      copies: acceptance.copies,
      ownerName: acceptance.owner.name,
    };
  });
  return {
    ...head,
    number: null,
    applicant: applicantOf(first),
    rows,
    officerName: first.acceptance.actor.name,
    applicantSignature: null,
  };
}

/** "2026-11-22" → "22/11/2026". */
function inWords(day: string): string {
  return day.split("-").reverse().join("/");
}
