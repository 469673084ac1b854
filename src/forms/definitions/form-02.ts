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
import { APPLICANT_FIELDS, applicantValues, CONTACT_FIELDS, PAPER_COLUMNS, paperRows } from "./applicant-fields";
import type { FormApplicant, FormPaper } from "./applicant-fields";

/** Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ: everything that is lacking, listed once. */
export interface Form02 extends FormHead {
  /** Null while the dossier has not been received. */
  readonly code: string | null;
  readonly applicant: FormApplicant;
  readonly content: string;
  readonly papers: readonly FormPaper[];
  readonly reason: string;
  /** Until when to supply it. */
  readonly supplyBy: Instant | null;
  readonly officerName: string;
  readonly signer: FormSigner | null;
}

export const FORM_02: FormDefinition<Form02> = {
  name: "Mẫu số 02",
  spec: {
    fields: [
      optional("code", "Mã hồ sơ"),
      ...APPLICANT_FIELDS,
      always("content", "Nội dung yêu cầu giải quyết"),
      always("reason", "Lý do yêu cầu bổ sung"),
      optional("supplyBy", "Thời hạn bổ sung"),
      always("officerName", "Người hướng dẫn"),
      ...SIGNER_FIELDS,
      ...CONTACT_FIELDS,
    ],
    lists: { papers: PAPER_COLUMNS },
    images: [],
  },
  template: `@header
@title PHIẾU YÊU CẦU BỔ SUNG, HOÀN THIỆN HỒ SƠ
@if code
@center Mã hồ sơ: **{{code}}**
@end
Hồ sơ của {{salutation}}: **{{applicantName}}**
Nội dung yêu cầu giải quyết: {{content}}
Địa chỉ: {{address}}
Số điện thoại: {{phone}}. Email: {{email}}
Số căn cước/Hộ chiếu: {{idNumber}}
Yêu cầu hoàn thiện hồ sơ gồm những nội dung như sau:
@table papers
| STT | {{index}} | 7%
| Thành phần hồ sơ | {{name}}
| Bản chính | {{original}} | 10%
| Bản chứng thực | {{certifiedCopy}} | 11%
| Bản photo | {{photocopy}} | 10%
| Yêu cầu | {{note}} | 24%
Lý do: {{reason}}
@if supplyBy
Thời hạn bổ sung, hoàn thiện: trước {{supplyBy}}.
@end
Trong quá trình hoàn thiện hồ sơ, nếu có vướng mắc, Ông/Bà liên hệ {{officerName}}, số điện thoại {{centrePhone}} hoặc {{website}} để được hướng dẫn.
@sign
| |  |
| NGƯỜI HƯỚNG DẪN | (Ký và ghi rõ họ tên) | {{officerName}}
${SIGNER_BLOCK}
`,
  toValues: (form) => ({
    title: "Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ",
    header: headerOf(form),
    fields: {
      code: cell(form.code),
      ...applicantValues(form.applicant),
      content: form.content,
      reason: form.reason,
      supplyBy: form.supplyBy === null ? "" : momentInWords(form.supplyBy),
      officerName: form.officerName,
      ...signerValues(form.signer),
      centrePhone: cell(form.office.phone),
      website: cell(form.office.website),
    },
    lists: { papers: paperRows(form.papers) },
    images: {},
  }),
};
