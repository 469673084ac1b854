import type { Instant } from "../../shared/clock";
import { fieldBlock, qrBlock, RULE, textBlock, type Block, type Paper } from "../paper";
import { formatDateTime } from "../paper-values";

export interface ReceptionSlip {
  readonly training: boolean;
  readonly centre: string;
  readonly code: string;
  readonly applicantName: string;
  readonly procedure: string;
  readonly receivedAt: Instant;
  /** Undefined where the procedure has no time limit that is known. */
  readonly dueAt?: Instant;
  /** Where and how the result is handed over. */
  readonly handOver?: string;
  readonly officerName?: string;
  readonly phone?: string;
  /** The dossier code only (domain.md §8), or the signed proof that holds no personal data. */
  readonly qr: string;
  /** What a kiosk asks for besides the code; stands in no QR code. */
  readonly lookUpNumber?: string;
}

/** The small paper beside form 01: what a citizen needs in the hand. */
export function layOutReceptionSlip(slip: ReceptionSlip): Paper {
  const blocks: Block[] = [
    textBlock(slip.centre, { bold: true, align: "center" }),
    RULE,
    textBlock("PHIẾU TIẾP NHẬN HỒ SƠ", { size: "title", bold: true, align: "center" }),
    textBlock("Mã hồ sơ", { size: "small", align: "center" }),
    textBlock(slip.code, { size: "large", bold: true, align: "center" }),
    qrBlock(slip.qr),
    ...(slip.lookUpNumber === undefined ? [] : [fieldBlock("Số tra cứu", slip.lookUpNumber)]),
    fieldBlock("Người nộp", slip.applicantName),
    fieldBlock("Thủ tục", slip.procedure),
    fieldBlock("Nhận lúc", formatDateTime(slip.receivedAt)),
    fieldBlock("Hẹn trả", slip.dueAt === undefined ? "sẽ thông báo" : formatDateTime(slip.dueAt)),
  ];
  if (slip.handOver !== undefined) blocks.push(fieldBlock("Nhận kết quả", slip.handOver));
  if (slip.officerName !== undefined) blocks.push(fieldBlock("Người tiếp nhận", slip.officerName));
  if (slip.phone !== undefined) blocks.push(fieldBlock("Hỏi đáp", slip.phone));
  blocks.push(
    RULE,
    textBlock("Phiếu này giúp tra cứu nhanh, không thay Giấy tiếp nhận hồ sơ và hẹn trả kết quả (mẫu 01).", {
      size: "small",
      align: "center",
    }),
  );
  return { training: slip.training, blocks };
}
