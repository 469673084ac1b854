import type { Instant } from "../../shared/clock";
import { fieldBlock, qrBlock, RULE, textBlock, type Paper } from "../paper";
import { formatDateTime } from "../paper-values";

const TONES = ["", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323"];
const VOWELS = ["a", "ă", "â", "e", "ê", "i", "o", "ô", "ơ", "u", "ư", "y"];

/** A line of six tones for each of the twelve vowels, then đ: 73 letters in NFC. */
const LOWER: readonly (readonly string[])[] = [
  ...VOWELS.map((vowel) => TONES.map((tone) => (vowel + tone).normalize("NFC"))),
  ["đ"],
];
const UPPER = LOWER.map((letters) => letters.map((letter) => letter.toUpperCase()));

/** Every letter that Vietnamese writes beside plain consonants: 73 small and 73 capital, 146 in all. */
export const VIETNAMESE_LETTERS: readonly string[] = [...LOWER, ...UPPER].flat();

export interface SelfTest {
  readonly training: boolean;
  readonly centre: string;
  readonly printerName: string;
  readonly width: number;
  readonly printedAt: Instant;
  readonly qr: string;
}

/** A person, or a photo of it, compares this paper with what was sent. */
export function layOutSelfTest(test: SelfTest): Paper {
  return {
    training: test.training,
    blocks: [
      textBlock(test.centre, { bold: true, align: "center" }),
      textBlock("IN THỬ", { size: "title", bold: true, align: "center" }),
      fieldBlock("Máy in", test.printerName),
      fieldBlock("Khổ in", `${test.width} điểm`),
      fieldBlock("Lúc", formatDateTime(test.printedAt)),
      RULE,
      { kind: "test-card", rows: LOWER.map((letters, line) => [...letters, ...(UPPER[line] ?? [])]) },
      RULE,
      textBlock("Nguyễn Thị Thuý Hường, xã Đắk Ơ, thửa ruộng ĐẦU KÊNH, 1.250.000 ₫", { size: "small" }),
      textBlock("NGHĨA TRƯỜNG SA – CHỖ Ở HỢP PHÁP – QUYỀN SỬ DỤNG ĐẤT", { bold: true }),
      textBlock("0123456789", { size: "title", bold: true, align: "center" }),
      qrBlock(test.qr),
      textBlock("Đủ dấu, không mất lề, mã quét được là máy in dùng được.", { size: "small", align: "center" }),
    ],
  };
}
