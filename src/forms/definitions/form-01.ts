import type { Instant } from "../../shared/clock";
import {
  always,
  cell,
  headerOf,
  momentInWords,
  optional,
  shown,
  type FormDefinition,
  SIGNER_BLOCK,
  SIGNER_FIELDS,
  signerValues,
  type FormHead,
  type FormSigner,
} from "../form-definition";
import { APPLICANT_FIELDS, applicantValues, CONTACT_FIELDS, PAPER_COLUMNS, paperRows } from "./applicant-fields";
import type { FormApplicant, FormPaper } from "./applicant-fields";

/** Giấy tiếp nhận hồ sơ và hẹn trả kết quả (TT 03/2025/TT-VPCP, Phụ lục I; fields of domain.md §2). */
export interface Form01 extends FormHead {
  readonly code: string;
  /** SVG text or data URL of a picture. */
  readonly qr: string;
  /** "Liên 1: Lưu", "Liên 2: Giao người nộp". */
  readonly part: string;
  readonly channel: string;
  readonly applicant: FormApplicant;
  readonly content: string;
  readonly ownerName: string;
  readonly ownerAddress: string | null;
  readonly papers: readonly FormPaper[];
  /** Bộ hồ sơ. */
  readonly copies: number;
  /** "03 ngày làm việc", or what is said where the catalogue does not know. */
  readonly timeLimit: string;
  readonly receivedAt: Instant;
  readonly dueAt: Instant;
  /** Second stage, where a procedure has one. */
  readonly secondStage: { readonly timeLimit: string; readonly dueAt: Instant } | null;
  readonly deliveryPlace: string;
  /** Sổ theo dõi: quyển, số thứ tự. */
  readonly book: string | null;
  readonly bookNumber: string | null;
  readonly officerName: string;
  readonly signer: FormSigner | null;
  readonly applicantSignature: string | null;
}

export const FORM_01: FormDefinition<Form01> = {
  name: "Mẫu số 01",
  spec: {
    fields: [
      always("code", "Mã hồ sơ"),
      always("part", "Liên"),
      always("channel", "Kênh tiếp nhận"),
      ...APPLICANT_FIELDS,
      always("content", "Nội dung yêu cầu giải quyết"),
      always("ownerName", "Chủ hồ sơ"),
      shown("ownerAddress", "Địa chỉ chủ hồ sơ"),
      always("copies", "Số lượng hồ sơ (bộ)"),
      always("timeLimit", "Thời gian giải quyết theo quy định"),
      always("receivedAt", "Thời gian nhận hồ sơ"),
      always("dueAt", "Thời gian trả kết quả"),
      optional("secondLimit", "Thời gian giải quyết giai đoạn 2"),
      optional("secondDueAt", "Thời gian trả kết quả giai đoạn 2"),
      always("deliveryPlace", "Đăng ký nhận kết quả tại"),
      shown("book", "Quyển số của sổ theo dõi"),
      shown("bookNumber", "Số thứ tự trong sổ"),
      always("officerName", "Người tiếp nhận"),
      ...SIGNER_FIELDS,
      ...CONTACT_FIELDS,
    ],
    lists: { papers: PAPER_COLUMNS },
    images: ["qr", "applicantSignature"],
  },
  template: `@header
@image qr {{code}}
Mã hồ sơ: **{{code}}**
@note {{part}}
@title GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ
Tiếp nhận hồ sơ của {{salutation}}: **{{applicantName}}** (kênh: {{channel}})
Địa chỉ: {{address}}
Số điện thoại: {{phone}}. Email: {{email}}
Số căn cước/Hộ chiếu: {{idNumber}}
Nội dung yêu cầu giải quyết: {{content}}
Chủ hồ sơ: **{{ownerName}}**
Địa chỉ chủ hồ sơ: {{ownerAddress}}
@section 1. Thành phần hồ sơ nộp gồm, số lượng mỗi loại giấy tờ:
@table papers
| TT | {{index}} | 7%
| Thành phần hồ sơ | {{name}}
| Bản chính | {{original}} | 10%
| Bản chứng thực | {{certifiedCopy}} | 11%
| Bản photo | {{photocopy}} | 10%
| Ghi chú | {{note}} | 16%
2. Số lượng hồ sơ: {{copies}} bộ.
3. Thời gian giải quyết hồ sơ theo quy định: {{timeLimit}}.
4. Thời gian nhận hồ sơ: {{receivedAt}}.
5. Thời gian trả kết quả giải quyết hồ sơ: **{{dueAt}}**.
@if secondLimit
6. Thời gian giải quyết giai đoạn 2: {{secondLimit}}.
7. Thời gian trả kết quả giai đoạn 2: {{secondDueAt}}.
@end
Đăng ký nhận kết quả tại: {{deliveryPlace}}
Vào Sổ theo dõi hồ sơ, Quyển số: {{book}} Số thứ tự: {{bookNumber}}
@sign
| NGƯỜI NỘP HỒ SƠ | (Ký và ghi rõ họ tên) | {{applicantName}} | applicantSignature
| NGƯỜI TIẾP NHẬN HỒ SƠ | (Ký và ghi rõ họ tên) | {{officerName}}
${SIGNER_BLOCK}
@note Kết quả có thể được trả trước ngày hẹn. Tra cứu tình trạng hồ sơ bằng mã hồ sơ hoặc mã QR: {{website}}. Điện thoại: {{centrePhone}}.
`,
  toValues: (form) => ({
    title: `Giấy tiếp nhận hồ sơ ${form.code}`,
    header: headerOf(form),
    fields: {
      code: form.code,
      part: form.part,
      channel: form.channel,
      ...applicantValues(form.applicant),
      content: form.content,
      ownerName: form.ownerName,
      ownerAddress: cell(form.ownerAddress),
      copies: String(form.copies),
      timeLimit: form.timeLimit,
      receivedAt: momentInWords(form.receivedAt),
      dueAt: momentInWords(form.dueAt),
      secondLimit: cell(form.secondStage?.timeLimit ?? null),
      secondDueAt: form.secondStage === null ? "" : momentInWords(form.secondStage.dueAt),
      deliveryPlace: form.deliveryPlace,
      book: cell(form.book),
      bookNumber: cell(form.bookNumber),
      officerName: form.officerName,
      ...signerValues(form.signer),
      centrePhone: cell(form.office.phone),
      website: cell(form.office.website),
    },
    lists: { papers: paperRows(form.papers) },
    images: { qr: form.qr, applicantSignature: form.applicantSignature ?? "" },
  }),
};
