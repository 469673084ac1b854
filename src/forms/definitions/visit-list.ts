import type { Instant } from "../../shared/clock";
import { always, headerOf, momentInWords, type FormDefinition, type FormHead } from "../form-definition";
import { APPLICANT_FIELDS, applicantValues, type FormApplicant } from "./applicant-fields";

export interface VisitRow {
  readonly code: string;
  readonly content: string;
  readonly resolvingOffice: string;
  readonly receivedAt: Instant;
  readonly dueAt: Instant | null;
  readonly timeLimit: string;
  readonly copies: number;
  readonly ownerName: string;
}

/** Giấy tiếp nhận cho nhiều hồ sơ, with its annex "Biên bản giao nhận": several dossiers of one visit. */
export interface VisitList extends FormHead {
  readonly applicant: FormApplicant;
  readonly rows: readonly VisitRow[];
  readonly officerName: string;
  readonly applicantSignature: string | null;
}

export const VISIT_LIST: FormDefinition<VisitList> = {
  name: "Giấy tiếp nhận nhiều hồ sơ",
  spec: {
    fields: [...APPLICANT_FIELDS, always("total", "Số hồ sơ"), always("officerName", "Người tiếp nhận")],
    lists: { rows: ["index", "code", "content", "office", "receivedAt", "dueAt", "timeLimit", "copies", "ownerName"] },
    images: ["applicantSignature"],
  },
  template: `@header
@title GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ
@subtitle (nhiều hồ sơ trong một lần nộp)
Tiếp nhận hồ sơ của {{salutation}}: **{{applicantName}}**
Địa chỉ: {{address}}
Số điện thoại: {{phone}}. Email: {{email}}
Số căn cước/Hộ chiếu: {{idNumber}}
Số lượng hồ sơ: **{{total}}**, theo biên bản giao nhận dưới đây.
@subtitle BIÊN BẢN GIAO NHẬN
@table rows
| STT | {{index}} | 6%
| Mã hồ sơ, nội dung | {{code}} {{content}}
| Đơn vị | {{office}} | 12%
| Ngày nhận | {{receivedAt}} | 13%
| Ngày hẹn trả | {{dueAt}} | 13%
| Thời hạn | {{timeLimit}} | 11%
| Số lượng | {{copies}} | 8%
| Họ tên chủ hồ sơ | {{ownerName}} | 14%
@sign
| NGƯỜI NỘP HỒ SƠ | (Ký và ghi rõ họ tên) | {{applicantName}} | applicantSignature
| NGƯỜI TIẾP NHẬN HỒ SƠ | (Ký và ghi rõ họ tên) | {{officerName}}
`,
  toValues: (form) => ({
    title: "Giấy tiếp nhận nhiều hồ sơ",
    header: headerOf(form),
    fields: { ...applicantValues(form.applicant), total: String(form.rows.length), officerName: form.officerName },
    lists: {
      rows: form.rows.map((row, index) => ({
        index: String(index + 1),
        code: row.code,
        content: row.content,
        office: row.resolvingOffice,
        receivedAt: momentInWords(row.receivedAt),
        dueAt: row.dueAt === null ? "" : momentInWords(row.dueAt),
        timeLimit: row.timeLimit,
        copies: String(row.copies),
        ownerName: row.ownerName,
      })),
    },
    images: { applicantSignature: form.applicantSignature ?? "" },
  }),
};
