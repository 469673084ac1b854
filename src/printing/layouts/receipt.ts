import type { Instant } from "../../shared/clock";
import { columnsBlock, fieldBlock, RULE, spaceBlock, textBlock, type Block, type Paper } from "../paper";
import { formatDateTime, formatMoney } from "../paper-values";

export interface ReceiptSlip {
  readonly training: boolean;
  readonly centre: string;
  readonly taxCode?: string;
  /** Registered form and symbol of the receipts, then the gap-free number (domain.md §2). */
  readonly formNumber?: string;
  readonly symbol: string;
  readonly number: string;
  /** "Liên 2: giao người nộp" and the like. */
  readonly part: string;
  readonly payerName: string;
  readonly payerAddress?: string;
  readonly dossierCode?: string;
  readonly lines: readonly { readonly what: string; readonly dong: number }[];
  readonly totalDong: number;
  readonly totalInWords: string;
  readonly method: string;
  readonly collectedAt: Instant;
  readonly collectorName: string;
}

export function layOutReceipt(receipt: ReceiptSlip): Paper {
  const blocks: Block[] = [textBlock(receipt.centre, { bold: true, align: "center" })];
  if (receipt.taxCode !== undefined) {
    blocks.push(textBlock(`Mã số thuế: ${receipt.taxCode}`, { size: "small", align: "center" }));
  }
  blocks.push(
    RULE,
    textBlock("BIÊN LAI THU PHÍ, LỆ PHÍ", { size: "title", bold: true, align: "center" }),
    textBlock(receipt.part, { size: "small", align: "center" }),
  );
  if (receipt.formNumber !== undefined) blocks.push(fieldBlock("Mẫu số", receipt.formNumber));
  blocks.push(
    columnsBlock(`Ký hiệu: ${receipt.symbol}`, `Số: ${receipt.number}`, true),
    fieldBlock("Người nộp", receipt.payerName),
  );
  if (receipt.payerAddress !== undefined) blocks.push(fieldBlock("Địa chỉ", receipt.payerAddress));
  if (receipt.dossierCode !== undefined) blocks.push(fieldBlock("Mã hồ sơ", receipt.dossierCode));
  blocks.push(
    RULE,
    ...receipt.lines.map((line) => columnsBlock(line.what, formatMoney(line.dong))),
    RULE,
    columnsBlock("CỘNG", formatMoney(receipt.totalDong), true),
    fieldBlock("Bằng chữ", receipt.totalInWords),
    fieldBlock("Hình thức", receipt.method),
    fieldBlock("Thu lúc", formatDateTime(receipt.collectedAt)),
    fieldBlock("Người thu tiền", receipt.collectorName),
    spaceBlock(16),
  );
  return { training: receipt.training, blocks };
}
