import type { Instant } from "../../shared/clock";
import {
  always,
  cell,
  headerOf,
  momentInWords,
  optional,
  shown,
  type FormDefinition,
  type FormHead,
} from "../form-definition";

/** Văn bản xin lỗi và đề nghị gia hạn: for being late with a new date, or for conduct without one. */
export interface Form04 extends FormHead {
  readonly code: string;
  readonly recipient: string;
  readonly procedureName: string;
  readonly receivedAt: Instant;
  readonly dueAt: Instant;
  readonly reason: string;
  /** Null for an apology for conduct. */
  readonly newDueAt: Instant | null;
  /** Which extension this is: 1, 2 …; null for an apology for conduct. */
  readonly time: number | null;
  readonly signerTitle: string;
  readonly signerName: string;
}

export const FORM_04: FormDefinition<Form04> = {
  name: "Mẫu số 04",
  spec: {
    fields: [
      always("recipient", "Kính gửi"),
      always("receivedAt", "Ngày tiếp nhận"),
      always("code", "Mã hồ sơ"),
      always("procedureName", "Thủ tục hành chính"),
      always("dueAt", "Thời gian hẹn trả ban đầu"),
      always("reason", "Lý do"),
      optional("newDueAt", "Thời gian hẹn trả mới"),
      optional("time", "Lần gia hạn"),
      optional("conduct", "Dấu hiệu: xin lỗi về thái độ, hành vi"),
      always("signerTitle", "Chức danh người ký"),
      shown("signerName", "Người ký"),
      optional("centrePhone", "Số điện thoại của trung tâm"),
    ],
    lists: {},
    images: [],
  },
  template: `@header
@title VĂN BẢN XIN LỖI VÀ ĐỀ NGHỊ GIA HẠN THỜI GIAN GIẢI QUYẾT
Kính gửi: **{{recipient}}**
Ngày {{receivedAt}}, cơ quan chúng tôi tiếp nhận hồ sơ của Ông/Bà, mã số **{{code}}**, về việc: {{procedureName}}.
Thời gian hẹn trả kết quả giải quyết hồ sơ: {{dueAt}}.
@if newDueAt
Tuy nhiên đến nay, cơ quan chúng tôi chưa trả kết quả đúng thời hạn ghi trong Giấy tiếp nhận hồ sơ và hẹn trả kết quả.
@end
@if conduct
Trong quá trình giải quyết hồ sơ, cách phục vụ của chúng tôi đã có điều chưa đúng với Ông/Bà.
@end
Lý do, nội dung: {{reason}}
@if newDueAt
Sự chậm trễ này đã gây phiền hà, tốn kém thời gian, công sức của Ông/Bà. Cơ quan chúng tôi xin lỗi Ông/Bà.
Đề nghị gia hạn (lần {{time}}), thời gian trả kết quả mới: **{{newDueAt}}**.
@end
@if conduct
Cơ quan chúng tôi xin lỗi Ông/Bà về việc này và sẽ chấn chỉnh để không lặp lại.
@end
Mong nhận được sự thông cảm của Ông/Bà. Số điện thoại liên hệ: {{centrePhone}}.
@sign
| |  |
| {{signerTitle}} | (Ký tên, đóng dấu) | {{signerName}}
`,
  toValues: (form) => ({
    title: `Văn bản xin lỗi ${form.code}`,
    header: headerOf(form),
    fields: {
      recipient: form.recipient,
      receivedAt: momentInWords(form.receivedAt),
      code: form.code,
      procedureName: form.procedureName,
      dueAt: momentInWords(form.dueAt),
      reason: form.reason,
      newDueAt: form.newDueAt === null ? "" : momentInWords(form.newDueAt),
      time: cell(form.time),
      conduct: form.newDueAt === null ? "x" : "",
      signerTitle: form.signerTitle,
      signerName: form.signerName,
      centrePhone: cell(form.office.phone),
    },
    lists: {},
    images: {},
  }),
};
