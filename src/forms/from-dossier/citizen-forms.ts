import type { Dossier } from "../../dossier/dossier";
import type { Form01 } from "../definitions/form-01";
import type { Form02 } from "../definitions/form-02";
import type { Form03 } from "../definitions/form-03";
import { lastMove } from "./dossier-events";
import type { DossierFormSetting } from "./dossier-form-setting";
import { applicantOf, CHANNEL_WORDS, DELIVERY_WORDS, limitInWords, paperOf, wantedPaper } from "./dossier-words";

/** Giấy tiếp nhận và hẹn trả; undefined where the dossier has no code or no due time. */
export function form01Of(dossier: Dossier, setting: DossierFormSetting): Form01 | undefined {
  const { acceptance, core } = dossier;
  const { code, dueAt, receivedAt } = core;
  if (code === null || dueAt === null) return undefined;
  return {
    office: setting.office,
    issuedAt: receivedAt,
    number: null,
    code,
    qr: setting.qr,
    part: "Liên 2: Giao người nộp",
    channel: CHANNEL_WORDS[acceptance.channel],
    applicant: applicantOf(dossier),
    content: acceptance.content,
    ownerName: acceptance.owner.name,
    ownerAddress: acceptance.owner.address,
    papers: acceptance.papers.map(paperOf),
    copies: acceptance.copies,
    timeLimit: limitInWords(setting.timeLimit),
    receivedAt,
    dueAt,
    secondStage: null,
    deliveryPlace: DELIVERY_WORDS[acceptance.delivery],
    book: null,
    bookNumber: null,
    officerName: acceptance.actor.name,
    // The decision that it was accepted under, whatever was decided since.
    signer: acceptance.competence?.signer ?? null,
    applicantSignature: null,
  };
}

/** Phiếu yêu cầu bổ sung: the last one that was asked for, everything listed once. */
export function form02Of(dossier: Dossier, { office, signerAt }: DossierFormSetting): Form02 | undefined {
  const asked = lastMove(dossier, "askSupplement");
  if (asked === undefined) return undefined;
  return {
    office,
    issuedAt: asked.at,
    number: null,
    code: dossier.core.code,
    applicant: applicantOf(dossier),
    content: dossier.acceptance.content,
    papers: asked.missing.map(wantedPaper),
    reason: asked.reason ?? "",
    supplyBy: null,
    officerName: asked.actor.name,
    signer: signerAt?.(asked.at) ?? null,
  };
}

/** Phiếu từ chối: a dossier that was refused at the counter, or after it came from outside. */
export function form03Of(dossier: Dossier, { office, signerAt }: DossierFormSetting): Form03 | undefined {
  const { acceptance, core } = dossier;
  if (core.status !== "refused") return undefined;
  const refused = lastMove(dossier, "refuse");
  return {
    office,
    issuedAt: refused?.at ?? acceptance.at,
    number: null,
    code: core.code,
    submittedAt: acceptance.channel === "online" ? acceptance.receivedAt : null,
    applicant: applicantOf(dossier),
    content: acceptance.content,
    reason: refused?.reason ?? acceptance.reason ?? "",
    legalGround: refused?.ground ?? acceptance.note ?? "",
    goTo: acceptance.offices.resolves,
    officerName: (refused ?? acceptance).actor.name,
    signer: signerAt?.((refused ?? acceptance).at) ?? null,
    applicantSignature: null,
  };
}
