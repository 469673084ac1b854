import type { Instant } from "../../shared/clock";
import { fieldBlock, qrBlock, textBlock, type Paper } from "../paper";
import { formatDate } from "../paper-values";

export interface DossierLabel {
  readonly training: boolean;
  readonly code: string;
  readonly applicantName: string;
  readonly procedure: string;
  readonly dueAt?: Instant;
  readonly shelf?: string;
}

/** Goes on the folder of papers in the archive. */
export function layOutLabel(label: DossierLabel): Paper {
  return {
    training: label.training,
    blocks: [
      textBlock(label.code, { size: "large", bold: true, align: "center" }),
      qrBlock(label.code),
      fieldBlock("Chủ hồ sơ", label.applicantName),
      fieldBlock("Thủ tục", label.procedure),
      ...(label.dueAt === undefined ? [] : [fieldBlock("Hẹn trả", formatDate(label.dueAt))]),
      ...(label.shelf === undefined ? [] : [fieldBlock("Ngăn", label.shelf)]),
    ],
  };
}
