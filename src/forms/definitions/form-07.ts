import type { Instant } from "../../shared/clock";
import { dayOf, vietnameseDate, vietnameseTime } from "../../calendar/local-time";
import { always, cell, headerOf, type FormDefinition, type FormHead } from "../form-definition";

export interface RegisterRow {
  readonly code: string;
  readonly procedureName: string;
  readonly copies: number;
  readonly ownerName: string;
  readonly addressAndPhone: string;
  readonly resolvingOffice: string;
  readonly receivedAt: Instant;
  readonly dueAt: Instant | null;
  readonly returnedAt: Instant | null;
  readonly delivery: string;
  readonly note: string | null;
}

/** Sổ theo dõi hồ sơ: thirteen columns on A4 lying down. */
export interface Form07 extends FormHead {
  /** "Từ ngày 01/11/2026 đến ngày 22/11/2026". */
  readonly period: string;
  readonly rows: readonly RegisterRow[];
}

export const FORM_07: FormDefinition<Form07> = {
  name: "Mẫu số 07",
  landscape: true,
  spec: {
    fields: [always("period", "Thời gian của sổ")],
    lists: {
      rows: ["index", "code", "procedureName", "copies", "ownerName", "addressAndPhone", "resolvingOffice"].concat([
        "receivedAt",
        "dueAt",
        "returnedAt",
        "delivery",
        "signature",
        "note",
      ]),
    },
    images: [],
  },
  template: `@header
@title SỔ THEO DÕI HỒ SƠ
@center {{period}}
@table rows
| TT | {{index}} | 3%
| Mã hồ sơ | {{code}} | 9%
| Tên thủ tục hành chính | {{procedureName}} | 13%
| Số lượng hồ sơ (bộ) | {{copies}} | 5%
| Tên cá nhân, tổ chức | {{ownerName}} | 10%
| Địa chỉ, số điện thoại | {{addressAndPhone}} | 11%
| Cơ quan chủ trì giải quyết | {{resolvingOffice}} | 8%
| Nhận hồ sơ | {{receivedAt}} | 7%
| Hẹn trả kết quả | {{dueAt}} | 7%
| Trả kết quả | {{returnedAt}} | 7%
| Phương thức nhận kết quả | {{delivery}} | 7%
| Ký nhận | {{signature}} | 6%
| Ghi chú | {{note}}
`,
  toValues: (form) => ({
    title: "Sổ theo dõi hồ sơ",
    header: headerOf(form),
    fields: { period: form.period },
    lists: { rows: form.rows.map(registerRow) },
    images: {},
  }),
};

function registerRow(row: RegisterRow, index: number): Readonly<Record<string, string>> {
  return {
    index: String(index + 1),
    code: row.code,
    procedureName: row.procedureName,
    copies: String(row.copies),
    ownerName: row.ownerName,
    addressAndPhone: row.addressAndPhone,
    resolvingOffice: row.resolvingOffice,
    receivedAt: shortMoment(row.receivedAt),
    dueAt: row.dueAt === null ? "" : shortMoment(row.dueAt),
    returnedAt: row.returnedAt === null ? "" : shortMoment(row.returnedAt),
    delivery: row.delivery,
    signature: "",
    note: cell(row.note),
  };
}

function shortMoment(instant: Instant): string {
  return `${vietnameseTime(instant)} ${vietnameseDate(dayOf(instant))}`;
}
