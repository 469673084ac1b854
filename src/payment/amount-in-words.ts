import { MAX_VND } from "../procedure/fee";

const DIGITS = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"];
const GROUP_NAMES = ["", "nghìn", "triệu", "tỷ"];

/** "Ba mươi nghìn đồng", as receipts write it. Throws RangeError outside 0 … 999.999.999.999 or for parts of a dong. */
export function amountInWords(dong: number): string {
  const words = `${numberInWords(dong)} đồng`;
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Northern usage: linh, mốt, tư, lăm. Groups that are zero are left out; hundreds inside a number are always said. */
export function numberInWords(value: number): string {
  if (!Number.isInteger(value) || value < 0 || value > MAX_VND) throw new RangeError("not an amount of money");
  if (value === 0) return "không";
  const groups = [0, 1, 2, 3].map((power) => Math.floor(value / 1000 ** power) % 1000);
  const highest = groups.findLastIndex((group) => group > 0);
  return groups
    .map((group, power) =>
      group === 0 ? "" : `${groupInWords(group, power < highest)} ${GROUP_NAMES[power] ?? ""}`.trim(),
    )
    .toReversed()
    .filter((words) => words !== "")
    .join(" ");
}

function groupInWords(group: number, inside: boolean): string {
  const hundreds = Math.floor(group / 100);
  const rest = group % 100;
  if (hundreds === 0 && !inside) return belowHundred(rest, false);
  const tail = rest === 0 ? "" : ` ${belowHundred(rest, true)}`;
  return `${DIGITS[hundreds] ?? ""} trăm${tail}`;
}

function belowHundred(value: number, afterHundred: boolean): string {
  const tens = Math.floor(value / 10);
  const unit = value % 10;
  if (tens === 0) return `${afterHundred ? "linh " : ""}${DIGITS[unit] ?? ""}`;
  const start = tens === 1 ? "mười" : `${DIGITS[tens] ?? ""} mươi`;
  return unit === 0 ? start : `${start} ${unitAfterTens(unit, tens)}`;
}

function unitAfterTens(unit: number, tens: number): string {
  if (unit === 5) return "lăm";
  if (tens > 1 && unit === 1) return "mốt";
  if (tens > 1 && unit === 4) return "tư";
  return DIGITS[unit] ?? "";
}
