import type { Instant } from "../../shared/clock";
import { fieldBlock, qrBlock, RULE, spaceBlock, textBlock, type Block, type Paper } from "../paper";
import { formatDateTime } from "../paper-values";

export interface TicketSlip {
  readonly training: boolean;
  readonly centre: string;
  /** As it is called: "A037". */
  readonly number: string;
  readonly service: string;
  /** Counters that serve it, as on their signs; empty where not yet known. */
  readonly counters: readonly string[];
  readonly waitingBefore: number;
  /** Honest range of the wait in minutes, where there is one. */
  readonly waitMinutes?: readonly [number, number];
  readonly priority: boolean;
  readonly takenAt: Instant;
  /** What a camera reads at the counter or kiosk: a code, nothing about the person. */
  readonly qr: string;
}

export function layOutTicket(ticket: TicketSlip): Paper {
  const blocks: Block[] = [
    textBlock(ticket.centre, { bold: true, align: "center" }),
    RULE,
    textBlock("SỐ THỨ TỰ CỦA BẠN", { size: "large", bold: true, align: "center" }),
    textBlock(ticket.number, { size: "number", bold: true, align: "center" }),
  ];
  if (ticket.priority) blocks.push(textBlock("ƯU TIÊN", { size: "title", bold: true, align: "center" }));
  blocks.push(textBlock(ticket.service, { size: "large", bold: true, align: "center" }), spaceBlock(8));
  if (ticket.counters.length > 0) blocks.push(fieldBlock("Quầy", ticket.counters.join(", ")));
  blocks.push(fieldBlock("Đang chờ trước bạn", `${ticket.waitingBefore} người`));
  if (ticket.waitMinutes !== undefined) {
    const [least, most] = ticket.waitMinutes;
    blocks.push(fieldBlock("Dự kiến chờ", `${least} đến ${most} phút`));
  }
  blocks.push(
    fieldBlock("Lấy số lúc", formatDateTime(ticket.takenAt)),
    qrBlock(ticket.qr),
    textBlock("Mời ngồi chờ, số sẽ hiện trên bảng và được đọc to.", { size: "small", align: "center" }),
  );
  return { training: ticket.training, blocks };
}
