import type { Instant } from "../../shared/clock";
import { always, cell, headerOf, momentInWords, shown, type FormDefinition, type FormHead } from "../form-definition";

export interface HandoverRow {
  readonly code: string;
  readonly content: string;
  /** The result, or what is handed over. */
  readonly result: string;
  readonly ownerName: string;
  readonly address: string;
  readonly hasFee: boolean;
  readonly byPost: boolean;
}

/** Phiếu bàn giao: results to the counter, or dossiers to a department, in two copies. */
export interface HandoverList extends FormHead {
  /** "PHIẾU BÀN GIAO KẾT QUẢ", "PHIẾU BÀN GIAO HỒ SƠ". */
  readonly heading: string;
  readonly fromOffice: string;
  readonly toOffice: string;
  readonly handedOverAt: Instant;
  readonly rows: readonly HandoverRow[];
  readonly giverName: string;
  /** Null until somebody received it. */
  readonly receiverName: string | null;
}

export const HANDOVER_LIST: FormDefinition<HandoverList> = {
  name: "Phiếu bàn giao",
  spec: {
    fields: [
      always("heading", "Tên phiếu"),
      always("fromOffice", "Bên giao"),
      always("toOffice", "Bên nhận"),
      always("handedOverAt", "Thời gian bàn giao"),
      always("total", "Số hồ sơ"),
      always("giverName", "Người giao"),
      shown("receiverName", "Người nhận"),
    ],
    lists: { rows: ["index", "code", "content", "result", "ownerName", "address", "fee", "post"] },
    images: [],
  },
  template: `@header
@title {{heading}}
Bên giao: {{fromOffice}}. Bên nhận: {{toOffice}}
Thời gian bàn giao: {{handedOverAt}}. Tổng số: {{total}} hồ sơ.
@table rows
| TT | {{index}} | 6%
| Mã hồ sơ | {{code}} | 17%
| Nội dung | {{content}}
| Kết quả | {{result}} | 15%
| Chủ hồ sơ | {{ownerName}} | 15%
| Địa chỉ | {{address}} | 17%
| Phí, lệ phí (X) | {{fee}} | 7%
| Trả qua bưu điện (X) | {{post}} | 7%
@sign
| NGƯỜI GIAO | (Ký và ghi rõ họ tên) | {{giverName}}
| NGƯỜI NHẬN | (Ký và ghi rõ họ tên) | {{receiverName}}
`,
  toValues: (form) => ({
    title: form.heading,
    header: headerOf(form),
    fields: {
      heading: form.heading,
      fromOffice: form.fromOffice,
      toOffice: form.toOffice,
      handedOverAt: momentInWords(form.handedOverAt),
      total: String(form.rows.length),
      giverName: form.giverName,
      receiverName: cell(form.receiverName),
    },
    lists: {
      rows: form.rows.map((row, index) => ({
        index: String(index + 1),
        code: row.code,
        content: row.content,
        result: row.result,
        ownerName: row.ownerName,
        address: row.address,
        fee: row.hasFee ? "X" : "",
        post: row.byPost ? "X" : "",
      })),
    },
    images: {},
  }),
};
