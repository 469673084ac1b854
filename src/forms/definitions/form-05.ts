import { always, cell, headerOf, optional, shown, type FormDefinition, type FormHead } from "../form-definition";

/** Thông báo dừng giải quyết hồ sơ: only while no result was decided. Fields inferred (domain.md §2). */
export interface Form05 extends FormHead {
  readonly code: string;
  readonly recipient: string;
  readonly procedureName: string;
  /** The citizen's request, or the condition of the law. */
  readonly ground: string;
  readonly stage: string;
  readonly reason: string;
  readonly returnedPapers: string | null;
  /** What happens with fees that were paid. */
  readonly refund: string | null;
  readonly signerTitle: string;
  readonly signerName: string;
}

export const FORM_05: FormDefinition<Form05> = {
  name: "Mẫu số 05",
  spec: {
    fields: [
      always("recipient", "Kính gửi"),
      always("code", "Mã hồ sơ"),
      always("procedureName", "Thủ tục hành chính"),
      always("ground", "Căn cứ hoặc đề nghị dừng"),
      always("stage", "Giai đoạn đang giải quyết"),
      always("reason", "Lý do dừng"),
      shown("returnedPapers", "Giấy tờ hoàn trả"),
      shown("refund", "Phí, lệ phí hoàn trả hoặc không"),
      always("signerTitle", "Chức danh người ký"),
      shown("signerName", "Người ký"),
      optional("centrePhone", "Số điện thoại của trung tâm"),
    ],
    lists: {},
    images: [],
  },
  template: `@header
@title THÔNG BÁO DỪNG GIẢI QUYẾT HỒ SƠ
Kính gửi: **{{recipient}}**
Mã hồ sơ: **{{code}}**
Thủ tục hành chính: {{procedureName}}
Căn cứ: {{ground}}
Giai đoạn đang giải quyết: {{stage}}
Cơ quan chúng tôi thông báo dừng giải quyết hồ sơ nêu trên với lý do: {{reason}}
Giấy tờ hoàn trả: {{returnedPapers}}
Phí, lệ phí: {{refund}}
Mọi thắc mắc xin liên hệ số điện thoại: {{centrePhone}}.
@sign
| |  |
| {{signerTitle}} | (Ký tên, đóng dấu) | {{signerName}}
`,
  toValues: (form) => ({
    title: `Thông báo dừng giải quyết hồ sơ ${form.code}`,
    header: headerOf(form),
    fields: {
      recipient: form.recipient,
      code: form.code,
      procedureName: form.procedureName,
      ground: form.ground,
      stage: form.stage,
      reason: form.reason,
      returnedPapers: cell(form.returnedPapers),
      refund: cell(form.refund),
      signerTitle: form.signerTitle,
      signerName: form.signerName,
      centrePhone: cell(form.office.phone),
    },
    lists: {},
    images: {},
  }),
};
