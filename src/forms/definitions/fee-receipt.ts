import { amountInWords } from "../../payment/amount-in-words";
import { formatReceiptNumber } from "../../payment/receipt-series";
import { always, cell, headerOf, momentInWords, shown, type FormDefinition, type FormHead } from "../form-definition";

/** Biên lai thu phí, lệ phí (NĐ 123/2020, amended NĐ 70/2025). Not part of the seven forms. */
export interface FeeReceipt extends FormHead {
  readonly taxCode: string | null;
  readonly form: string;
  readonly symbol: string;
  readonly receiptNumber: number;
  /** "Liên 1: Lưu", "Liên 2: Giao người nộp", "Liên 3: Nội bộ". */
  readonly part: string;
  readonly payerName: string;
  readonly payerAddress: string | null;
  readonly dossierCode: string | null;
  readonly lines: readonly { readonly name: string; readonly amountVnd: number }[];
  /** "Tiền mặt", "Chuyển khoản". */
  readonly method: string;
  readonly collectorName: string;
}

export const FEE_RECEIPT: FormDefinition<FeeReceipt> = {
  name: "Biên lai thu phí, lệ phí",
  spec: {
    fields: [
      always("centre", "Đơn vị thu"),
      shown("taxCode", "Mã số thuế"),
      always("form", "Mẫu số"),
      always("symbol", "Ký hiệu"),
      always("receiptNumber", "Số biên lai"),
      always("part", "Liên"),
      always("payerName", "Tên đơn vị hoặc người nộp"),
      shown("dossierCode", "Mã hồ sơ"),
      shown("payerAddress", "Địa chỉ"),
      always("total", "Số tiền"),
      always("inWords", "Viết bằng chữ"),
      always("method", "Hình thức thanh toán"),
      always("paidAt", "Ngày thu"),
      always("collectorName", "Người thu tiền"),
    ],
    lists: { lines: ["index", "name", "amount"] },
    images: [],
  },
  template: `Đơn vị thu: **{{centre}}**
Mã số thuế: {{taxCode}}
Mẫu số: {{form}}. Ký hiệu: {{symbol}}. Số: **{{receiptNumber}}**
@title BIÊN LAI THU PHÍ, LỆ PHÍ
@center {{part}}
Tên đơn vị hoặc người nộp tiền: **{{payerName}}**
Mã hồ sơ: {{dossierCode}}
Địa chỉ: {{payerAddress}}
@table lines
| STT | {{index}} | 8%
| Tên loại phí, lệ phí | {{name}}
| Số tiền | {{amount}} | 25%
Tổng số tiền: **{{total}}**
(Viết bằng chữ): {{inWords}}
Hình thức thanh toán: {{method}}
Thu lúc: {{paidAt}}
@sign
| NGƯỜI NỘP TIỀN | (Ký và ghi rõ họ tên) | {{payerName}}
| NGƯỜI THU TIỀN | (Ký và ghi rõ họ tên) | {{collectorName}}
`,
  toValues: (form) => {
    const total = form.lines.reduce((sum, line) => sum + line.amountVnd, 0);
    return {
      title: `Biên lai ${form.symbol} ${formatReceiptNumber(form.receiptNumber)}`,
      header: headerOf(form),
      fields: {
        centre: form.office.centre,
        taxCode: cell(form.taxCode),
        form: form.form,
        symbol: form.symbol,
        receiptNumber: formatReceiptNumber(form.receiptNumber),
        part: form.part,
        payerName: form.payerName,
        dossierCode: cell(form.dossierCode),
        payerAddress: cell(form.payerAddress),
        total: money(total),
        inWords: amountInWords(total),
        method: form.method,
        paidAt: momentInWords(form.issuedAt),
        collectorName: form.collectorName,
      },
      lists: {
        lines: form.lines.map(({ name, amountVnd }, index) => ({
          index: String(index + 1),
          name,
          amount: money(amountVnd),
        })),
      },
      images: {},
    };
  },
};

/** "1.250.000 ₫". */
function money(dong: number): string {
  return `${String(dong).replace(/\B(?=(?:\d{3})+$)/g, ".")} ₫`;
}
