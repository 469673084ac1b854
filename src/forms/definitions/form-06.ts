import type { Instant } from "../../shared/clock";
import { always, cell, headerOf, momentInWords, shown, type FormDefinition, type FormHead } from "../form-definition";

/** One passing from hand to hand. Rows are only ever added. */
export interface ControlStep {
  readonly from: string;
  readonly to: string;
  readonly at: Instant;
  readonly outcome: "early" | "onTime" | "late" | null;
  readonly note: string | null;
}

/** Phiếu kiểm soát quá trình giải quyết hồ sơ: travels with the dossier. */
export interface Form06 extends FormHead {
  readonly code: string;
  readonly ownerName: string;
  readonly book: string | null;
  readonly bookNumber: string | null;
  readonly receivedAt: Instant;
  readonly dueAt: Instant | null;
  readonly resolvingOffice: string;
  readonly coordinatingOffice: string | null;
  readonly steps: readonly ControlStep[];
  /** Empty rows to be filled in by hand. */
  readonly blankRows: number;
}

const OUTCOMES = { early: "Trước hạn", onTime: "Đúng hạn", late: "Quá hạn" } as const;

export const FORM_06: FormDefinition<Form06> = {
  name: "Mẫu số 06",
  spec: {
    fields: [
      always("ownerName", "Kèm theo hồ sơ của"),
      always("code", "Mã hồ sơ"),
      shown("book", "Quyển số"),
      shown("bookNumber", "Số thứ tự"),
      always("receivedAt", "Ngày nhận"),
      shown("dueAt", "Ngày giờ hẹn trả"),
      always("resolvingOffice", "Cơ quan (bộ phận) giải quyết"),
      shown("coordinatingOffice", "Cơ quan phối hợp"),
    ],
    lists: { steps: ["offices", "at", "outcome", "note", "signatures"] },
    images: [],
  },
  template: `@header
@title PHIẾU KIỂM SOÁT QUÁ TRÌNH GIẢI QUYẾT HỒ SƠ
Kèm theo hồ sơ của: **{{ownerName}}**
Mã hồ sơ: **{{code}}**. Quyển số: {{book}} Số thứ tự: {{bookNumber}}
Ngày nhận: {{receivedAt}}. Ngày giờ hẹn trả: {{dueAt}}
Cơ quan (bộ phận) giải quyết: {{resolvingOffice}}
Cơ quan phối hợp giải quyết: {{coordinatingOffice}}
@table steps
| TÊN CƠ QUAN | {{offices}} | 28%
| THỜI GIAN GIAO, NHẬN HỒ SƠ | {{at}} | 22%
| KẾT QUẢ GIẢI QUYẾT (Trước hạn/đúng hạn/quá hạn) | {{outcome}} | 15%
| GHI CHÚ | {{note}}
| NGƯỜI GIAO, NGƯỜI NHẬN (Ký) | {{signatures}} | 18%
`,
  toValues: (form) => ({
    title: `Phiếu kiểm soát ${form.code}`,
    header: headerOf(form),
    fields: {
      ownerName: form.ownerName,
      code: form.code,
      book: cell(form.book),
      bookNumber: cell(form.bookNumber),
      receivedAt: momentInWords(form.receivedAt),
      dueAt: form.dueAt === null ? "" : momentInWords(form.dueAt),
      resolvingOffice: form.resolvingOffice,
      coordinatingOffice: cell(form.coordinatingOffice),
    },
    lists: { steps: [...form.steps.map(stepRow), ...Array.from({ length: form.blankRows }, blankRow)] },
    images: {},
  }),
};

function stepRow(step: ControlStep): Readonly<Record<string, string>> {
  return {
    offices: `1. Giao: ${step.from}\n2. Nhận: ${step.to}`,
    at: momentInWords(step.at),
    outcome: step.outcome === null ? "" : OUTCOMES[step.outcome],
    note: cell(step.note),
    signatures: "1.\n2.",
  };
}

function blankRow(): Readonly<Record<string, string>> {
  return {
    offices: "1. Giao: …\n2. Nhận: …",
    at: "… giờ … phút,\nngày …/…/……",
    outcome: "",
    note: "",
    signatures: "1.\n2.",
  };
}
