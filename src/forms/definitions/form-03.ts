import type { Instant } from "../../shared/clock";
import {
  always,
  cell,
  headerOf,
  momentInWords,
  optional,
  type FormDefinition,
  SIGNER_BLOCK,
  SIGNER_FIELDS,
  signerValues,
  type FormHead,
  type FormSigner,
} from "../form-definition";
import { APPLICANT_FIELDS, applicantValues, CONTACT_FIELDS, type FormApplicant } from "./applicant-fields";

/** Phiếu từ chối tiếp nhận, giải quyết hồ sơ: a concrete reason, its legal ground, and where to go. */
export interface Form03 extends FormHead {
  readonly code: string | null;
  readonly submittedAt: Instant | null;
  readonly applicant: FormApplicant;
  readonly content: string;
  readonly reason: string;
  readonly legalGround: string;
  /** The body that is competent, with its address; null where none is. */
  readonly goTo: string | null;
  readonly officerName: string;
  readonly signer: FormSigner | null;
  readonly applicantSignature: string | null;
}

export const FORM_03: FormDefinition<Form03> = {
  name: "Mẫu số 03",
  spec: {
    fields: [
      optional("code", "Mã hồ sơ"),
      optional("submittedAt", "Thời gian nộp (trực tuyến)"),
      ...APPLICANT_FIELDS,
      always("content", "Nội dung yêu cầu giải quyết"),
      always("reason", "Lý do từ chối"),
      always("legalGround", "Căn cứ pháp lý"),
      optional("goTo", "Nơi nộp đúng"),
      always("officerName", "Người tiếp nhận"),
      ...SIGNER_FIELDS,
      ...CONTACT_FIELDS,
    ],
    lists: {},
    images: ["applicantSignature"],
  },
  template: `@header
@title PHIẾU TỪ CHỐI TIẾP NHẬN, GIẢI QUYẾT HỒ SƠ
@if code
@center Mã hồ sơ: **{{code}}**
@end
Tiếp nhận hồ sơ của {{salutation}}: **{{applicantName}}**
@if submittedAt
Thời gian nộp: {{submittedAt}}
@end
Địa chỉ: {{address}}
Số điện thoại: {{phone}}. Email: {{email}}
Số căn cước/Hộ chiếu: {{idNumber}}
Nội dung yêu cầu giải quyết: {{content}}
Qua xem xét, trung tâm thông báo không tiếp nhận, giải quyết hồ sơ này với lý do cụ thể như sau:
{{reason}}
Căn cứ: {{legalGround}}
@if goTo
Đề nghị Ông/Bà nộp hồ sơ tại: {{goTo}}
@end
Xin thông báo cho Ông/Bà được biết và thực hiện. Mọi thắc mắc xin liên hệ số điện thoại {{centrePhone}} hoặc {{website}}.
@sign
| NGƯỜI NỘP HỒ SƠ | (Ký và ghi rõ họ tên) | {{applicantName}} | applicantSignature
| NGƯỜI TIẾP NHẬN HỒ SƠ | (Ký và ghi rõ họ tên) | {{officerName}}
${SIGNER_BLOCK}
`,
  toValues: (form) => ({
    title: "Phiếu từ chối tiếp nhận, giải quyết hồ sơ",
    header: headerOf(form),
    fields: {
      code: cell(form.code),
      submittedAt: form.submittedAt === null ? "" : momentInWords(form.submittedAt),
      ...applicantValues(form.applicant),
      content: form.content,
      reason: form.reason,
      legalGround: form.legalGround,
      goTo: cell(form.goTo),
      officerName: form.officerName,
      ...signerValues(form.signer),
      centrePhone: cell(form.office.phone),
      website: cell(form.office.website),
    },
    lists: {},
    images: { applicantSignature: form.applicantSignature ?? "" },
  }),
};
