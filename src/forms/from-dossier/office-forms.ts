import type { Dossier } from "../../dossier/dossier";
import type { BodyOf } from "../../dossier/dossier-event";
import type { FeeReceipt } from "../definitions/fee-receipt";
import type { Form04 } from "../definitions/form-04";
import type { Form05 } from "../definitions/form-05";
import type { ControlStep, Form06 } from "../definitions/form-06";
import type { HandoverList } from "../definitions/handover-list";
import { bodiesOf, lastApology, lastMove, lastReceipt } from "./dossier-events";
import type { DossierFormSetting } from "./dossier-form-setting";
import { applicantOf, STATUS_WORDS } from "./dossier-words";

const SIGNER = "THỦ TRƯỞNG CƠ QUAN";

/** Văn bản xin lỗi: with a new date, or for conduct. */
export function form04Of(dossier: Dossier, { office, signerAt }: DossierFormSetting): Form04 | undefined {
  const { acceptance, core } = dossier;
  const apology = lastApology(dossier);
  const promised = apology !== undefined && "oldDueAt" in apology ? apology : undefined;
  const dueAt = promised?.oldDueAt ?? core.dueAt;
  if (apology === undefined || core.code === null || dueAt === null) return undefined;
  return {
    office,
    issuedAt: apology.at,
    number: null,
    code: core.code,
    recipient: applicantOf(dossier).name,
    procedureName: acceptance.procedure.name,
    receivedAt: core.receivedAt,
    dueAt,
    reason: apology.reason,
    newDueAt: promised?.newDueAt ?? null,
    time: promised === undefined ? null : core.extensions,
    ...signature(signerAt?.(apology.at), apology.signer, apology.actor.name),
  };
}

/** Thông báo dừng giải quyết: stopped by the office, or withdrawn by the citizen. */
export function form05Of(dossier: Dossier, { office, signerAt }: DossierFormSetting): Form05 | undefined {
  const stopped = lastMove(dossier, "stop", "withdraw");
  const { core, acceptance } = dossier;
  if (stopped === undefined || core.code === null) return undefined;
  const byCitizen = stopped.move === "withdraw" ? "Đề nghị rút hồ sơ của người nộp" : "Theo quy định của pháp luật";
  return {
    office,
    issuedAt: stopped.at,
    number: null,
    code: core.code,
    recipient: applicantOf(dossier).name,
    procedureName: acceptance.procedure.name,
    ground: stopped.ground ?? byCitizen,
    stage: STATUS_WORDS[stopped.from],
    reason: stopped.reason ?? "",
    returnedPapers: stopped.missing.length === 0 ? null : stopped.missing.join("; "),
    refund: null,
    ...signature(signerAt?.(stopped.at), null, stopped.actor.name),
  };
}

/** Whom the officer named, else who signs by delegation on that day, else who did it. */
function signature(
  delegated: { readonly title: string; readonly name: string } | undefined,
  named: string | null,
  actor: string,
): Pick<Form05, "signerTitle" | "signerName"> {
  // The words above belong to the delegated person alone.
  if (delegated === undefined || (named !== null && named !== delegated.name))
    return { signerTitle: SIGNER, signerName: named ?? actor };
  return { signerTitle: delegated.title, signerName: delegated.name };
}

/** Phiếu kiểm soát: each time the dossier changed hands, in order. */
export function form06Of(dossier: Dossier, { office }: DossierFormSetting): Form06 | undefined {
  const { acceptance, core } = dossier;
  if (core.code === null) return undefined;
  const steps: ControlStep[] = [
    { from: applicantOf(dossier).name, to: office.centre, at: core.receivedAt, outcome: null, note: null },
  ];
  let department = acceptance.offices.resolves ?? office.centre;
  for (const moved of bodiesOf(dossier, "dossier.moved")) {
    if (moved.move === "transfer") department = moved.department ?? department;
    const hands = handsOf(moved, office.centre, department);
    if (hands !== undefined)
      steps.push({ ...hands, at: moved.at, outcome: outcomeOf(moved, core.dueAt), note: moved.reason });
  }
  return {
    office,
    issuedAt: core.receivedAt,
    number: null,
    code: core.code,
    ownerName: acceptance.owner.name,
    book: null,
    bookNumber: null,
    receivedAt: core.receivedAt,
    dueAt: core.dueAt,
    resolvingOffice: department,
    coordinatingOffice: acceptance.offices.supports,
    steps,
    blankRows: Math.max(1, 6 - steps.length),
  };
}

type Moved = BodyOf<"dossier.moved">;

function handsOf(moved: Moved, centre: string, department: string): { from: string; to: string } | undefined {
  switch (moved.move) {
    case "transfer":
    case "supply":
      return { from: centre, to: department };
    case "askSupplement":
    case "resolve":
      return { from: department, to: centre };
    case "handOver":
      return { from: centre, to: moved.receiver?.name ?? "" };
    default:
      return undefined;
  }
}

function outcomeOf({ move, at }: Moved, dueAt: number | null): ControlStep["outcome"] {
  if (move !== "resolve" || dueAt === null) return null;
  return at <= dueAt ? "onTime" : "late";
}

/** Phiếu bàn giao of one dossier to its department. */
export function handoverOf(dossier: Dossier, { office }: DossierFormSetting): HandoverList | undefined {
  const { acceptance, core } = dossier;
  const transfer = lastMove(dossier, "transfer");
  if (transfer === undefined || core.code === null) return undefined;
  return {
    office,
    issuedAt: transfer.at,
    number: null,
    heading: "PHIẾU BÀN GIAO HỒ SƠ",
    fromOffice: office.centre,
    toOffice: transfer.department ?? acceptance.offices.resolves ?? "",
    handedOverAt: transfer.at,
    rows: [
      {
        code: core.code,
        content: acceptance.content,
        result: "",
        ownerName: acceptance.owner.name,
        address: acceptance.owner.address ?? "",
        hasFee: core.finance === "due",
        byPost: acceptance.delivery === "post",
      },
    ],
    giverName: transfer.actor.name,
    receiverName: null,
  };
}

/** Biên lai: the last one that was not voided. */
export function receiptOf(dossier: Dossier, { office, taxCode }: DossierFormSetting): FeeReceipt | undefined {
  const receipt = lastReceipt(dossier);
  if (receipt === undefined) return undefined;
  const { name, address } = applicantOf(dossier);
  return {
    office,
    issuedAt: receipt.at,
    number: null,
    taxCode,
    form: receipt.form,
    symbol: receipt.number.scope,
    receiptNumber: receipt.number.number,
    part: "Liên 2: Giao người nộp",
    payerName: name,
    payerAddress: address,
    dossierCode: dossier.core.code,
    lines: receipt.lines.map((line) => ({ name: line.name, amountVnd: line.amountVnd })),
    method: receipt.method === "cash" ? "Tiền mặt" : "Chuyển khoản",
    collectorName: receipt.actor.name,
  };
}
