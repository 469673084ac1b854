import QRCode from "qrcode";
import type { DossierPaper, Party } from "../../src/dossier/body-parts";
import type { Dossier } from "../../src/dossier/dossier";
import type { FormPaper } from "../../src/forms/definitions/applicant-fields";
import type { FormOffice } from "../../src/forms/form-definition";
import { makeForm, type FormFault } from "../../src/forms/make-form";
import type { TimeLimit } from "../../src/procedure/time-limit";
import { fail, type Result } from "../../src/shared/result";
import { FORM_FONTS } from "./form-fonts";

export interface AcknowledgementSetting {
  readonly office: FormOffice;
  readonly training: boolean;
  /** Of the procedure's version that the dossier was accepted under; undefined where it is not known any more. */
  readonly timeLimit: TimeLimit | undefined;
}

const CHANNELS = { direct: "Trực tiếp", online: "Trực tuyến", post: "Bưu chính công ích" } as const;
const UNITS = { workingHours: "giờ làm việc", workingDays: "ngày làm việc", calendarDays: "ngày" } as const;
const DELIVERY = {
  counter: "Quầy trả kết quả của Trung tâm",
  post: "Qua dịch vụ bưu chính công ích",
  electronic: "Bản điện tử",
} as const;

function salutationOf(party: Party): string {
  if (party.kind === "organisation") return "Tổ chức";
  return party.sex === null ? "Ông/Bà" : { male: "Ông", female: "Bà" }[party.sex];
}

/** "03 ngày làm việc"; what the catalogue does not know is said to be agreed. */
export function limitInWords(limit: TimeLimit | undefined): string {
  if (limit?.unit === "sameDay") return "Trong ngày làm việc";
  if (limit?.value == null || limit.unit === null) return "Theo thời gian hẹn trả dưới đây";
  return `${String(limit.value).padStart(2, "0")} ${UNITS[limit.unit]}`;
}

function paperOf(paper: DossierPaper): FormPaper {
  const { name, original, certifiedCopy, photocopy, how } = paper;
  const note = { pages: null, reused: "Đã số hóa", seen: "Xuất trình" }[how];
  return { name, original, certifiedCopy, photocopy, note };
}

/** Form 01 of an accepted dossier as an A4 page; the QR holds the code and nothing else. */
export async function makeAcknowledgement(
  dossier: Dossier,
  setting: AcknowledgementSetting,
): Promise<Result<string, FormFault | { readonly kind: "no-code" | "no-due-date" }>> {
  const { acceptance, core } = dossier;
  if (core.code === null) return fail({ kind: "no-code" });
  if (core.dueAt === null) return fail({ kind: "no-due-date" });
  const submitter = acceptance.submitter ?? acceptance.owner;
  const qr = await QRCode.toString(core.code, { type: "svg", margin: 1, errorCorrectionLevel: "M" });
  return makeForm(
    "01",
    {
      office: setting.office,
      issuedAt: core.receivedAt,
      number: null,
      code: core.code,
      qr,
      part: "Liên 2: Giao người nộp",
      channel: CHANNELS[acceptance.channel],
      applicant: { salutation: salutationOf(submitter), ...submitter },
      content: acceptance.content,
      ownerName: acceptance.owner.name,
      ownerAddress: acceptance.owner.address,
      papers: acceptance.papers.map(paperOf),
      copies: acceptance.copies,
      timeLimit: limitInWords(setting.timeLimit),
      receivedAt: core.receivedAt,
      dueAt: core.dueAt,
      secondStage: null,
      deliveryPlace: DELIVERY[acceptance.delivery],
      book: null,
      bookNumber: null,
      officerName: acceptance.actor.name,
      applicantSignature: null,
    },
    { fonts: FORM_FONTS, training: setting.training },
  );
}
