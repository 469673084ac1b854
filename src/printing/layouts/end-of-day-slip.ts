import type { Instant } from "../../shared/clock";
import { columnsBlock, fieldBlock, RULE, spaceBlock, textBlock, type Paper } from "../paper";
import { formatDate, formatDateTime, formatMoney } from "../paper-values";

export interface EndOfDaySlip {
  readonly training: boolean;
  readonly centre: string;
  readonly stationName: string;
  readonly officerName: string;
  readonly day: Instant;
  readonly closedAt: Instant;
  /** Such as "Tiếp nhận" → 41; in the order of printing. */
  readonly counts: readonly { readonly what: string; readonly count: number }[];
  readonly money: readonly { readonly what: string; readonly dong: number }[];
  /** First and last receipt of the day, of each symbol. */
  readonly receipts: readonly { readonly symbol: string; readonly from: string; readonly to: string }[];
  /** Sequence and hash (hex) of the journal's head: a cut tail shows against this paper. */
  readonly journal: { readonly sequence: number; readonly head: string };
}

export function layOutEndOfDaySlip(slip: EndOfDaySlip): Paper {
  return {
    training: slip.training,
    blocks: [
      textBlock(slip.centre, { bold: true, align: "center" }),
      RULE,
      textBlock("PHIẾU CHỐT NGÀY", { size: "title", bold: true, align: "center" }),
      fieldBlock("Ngày", formatDate(slip.day)),
      fieldBlock("Trạm", slip.stationName),
      fieldBlock("Cán bộ", slip.officerName),
      fieldBlock("Chốt lúc", formatDateTime(slip.closedAt)),
      RULE,
      ...slip.counts.map((line) => columnsBlock(line.what, String(line.count))),
      RULE,
      ...slip.money.map((line) => columnsBlock(line.what, formatMoney(line.dong))),
      ...slip.receipts.map(({ symbol, from, to }) => fieldBlock("Biên lai", `${symbol} từ ${from} đến ${to}`)),
      RULE,
      fieldBlock("Nhật ký, mục số", String(slip.journal.sequence)),
      textBlock(slip.journal.head.replace(/(.{8})(?=.)/g, "$1 "), { size: "small" }),
      spaceBlock(12),
      columnsBlock("Người lập", "Người kiểm"),
      spaceBlock(110),
    ],
  };
}
