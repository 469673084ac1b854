import type { Instant } from "../../shared/clock";
import { columnsBlock, fieldBlock, qrBlock, RULE, textBlock, type Paper } from "../paper";
import { formatDateTime, formatMoney } from "../paper-values";

export interface TransferSlip {
  readonly training: boolean;
  readonly centre: string;
  readonly dossierCode: string;
  readonly payerName: string;
  readonly lines: readonly { readonly what: string; readonly dong: number }[];
  readonly totalDong: number;
  readonly accountHolder: string;
  readonly accountNumber: string;
  /** What the transfer must say, so that a statement can be matched: letters without marks. */
  readonly purpose: string;
  readonly askedAt: Instant;
  readonly officerName: string;
  /** VietQR (domain.md §3): account, amount and purpose. */
  readonly qr: string;
}

/** What a citizen takes home to pay by transfer: no receipt, as nobody has seen the money yet. */
export function layOutTransferSlip(slip: TransferSlip): Paper {
  return {
    training: slip.training,
    blocks: [
      textBlock(slip.centre, { bold: true, align: "center" }),
      RULE,
      textBlock("PHIẾU CHUYỂN KHOẢN", { size: "title", bold: true, align: "center" }),
      textBlock("CHƯA XÁC NHẬN", { bold: true, align: "center" }),
      qrBlock(slip.qr),
      textBlock("Quét mã VietQR bằng ứng dụng ngân hàng", { size: "small", align: "center" }),
      fieldBlock("Số tài khoản", slip.accountNumber),
      fieldBlock("Chủ tài khoản", slip.accountHolder),
      fieldBlock("Nội dung", slip.purpose),
      RULE,
      ...slip.lines.map((line) => columnsBlock(line.what, formatMoney(line.dong))),
      columnsBlock("CỘNG", formatMoney(slip.totalDong), true),
      RULE,
      fieldBlock("Mã hồ sơ", slip.dossierCode),
      fieldBlock("Người nộp", slip.payerName),
      fieldBlock("Lập lúc", formatDateTime(slip.askedAt)),
      fieldBlock("Người lập", slip.officerName),
      RULE,
      textBlock("Đây không phải biên lai. Khoản tiền chỉ được ghi nhận sau khi đối chiếu sao kê; khi đó có biên lai.", {
        size: "small",
        align: "center",
      }),
    ],
  };
}
