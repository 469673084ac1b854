import type { FieldType } from "./labels";

/** A value cut out of a text. `from`/`to`: the characters that it came from. */
export interface FoundValue {
  /** As shown to the officer. */
  readonly value: string;
  readonly from: number;
  readonly to: number;
  /** Letters taken for digits and the like: the value may be right and must be looked at. */
  readonly repaired: boolean;
}

/** Letters that the engine writes for digits. */
const DIGIT_LIKE: Readonly<Record<string, string>> = {
  O: "0",
  o: "0",
  Q: "0",
  D: "0",
  l: "1",
  I: "1",
  i: "1",
  "|": "1",
  "!": "1",
  Z: "2",
  z: "2",
  S: "5",
  s: "5",
  G: "6",
  ó: "6",
  Ó: "6",
  B: "8",
  g: "9",
};
const D = "[0-9OoQlI|!ZzSsGóÓBg]";

export function findValue(type: FieldType, text: string, folded: string, from: number): FoundValue | undefined {
  switch (type) {
    case "date":
      return findDate(text, folded, from);
    case "idNumber":
      return findIdNumber(text, from);
    case "money":
      return findMoney(text, from);
    case "sex":
      return findSex(text, folded, from);
    default:
      return undefined;
  }
}

function repair(text: string): { readonly digits: string; readonly repaired: boolean } {
  const digits = Array.from(text, (letter) => DIGIT_LIKE[letter] ?? letter).join("");
  return { digits, repaired: digits !== text };
}

/** dd/MM/yyyy, or yyyy where only the year stands. Looks no further than 40 characters. */
export function findDate(text: string, folded: string, from: number): FoundValue | undefined {
  const window = text.slice(from, from + 60);
  const numeric = new RegExp(
    `(?<![\\p{L}\\d])(${D}{1,2})\\s?[/.\\-,]\\s?(${D}{1,2})\\s?[/.\\-,]\\s?(${D}{4})(?!\\d)`,
    "u",
  ).exec(window);
  const words = new RegExp(`(${D}{1,2})\\s*t?h?[a-z]{2,3}g\\s*(${D}{1,2})\\s*n[a-z]m\\s*(${D}{4})(?!\\d)`, "u").exec(
    mixed(text, folded, from, 60),
  );
  const match = words !== null && (numeric === null || words.index < numeric.index) ? words : numeric;
  if (match !== null && match.index <= 40) return toDate(match, from);
  const year = new RegExp(`(?<![\\d/.])((?:1[89]|20)\\d{2})(?![\\d])`).exec(window);
  if (year === null || year.index > 12) return undefined;
  return { value: year[1] ?? "", from: from + year.index, to: from + year.index + 4, repaired: false };
}

/** Digits and look-alikes as printed, everything else folded: "ngày 09 tháng 7 năm 2025" → "ngay 09 thang 7 nam 2025". */
function mixed(text: string, folded: string, from: number, length: number): string {
  return Array.from(text.slice(from, from + length), (letter, index) =>
    /[\dóÓ]/.test(letter) || (DIGIT_LIKE[letter] !== undefined && letter !== letter.toLowerCase())
      ? letter
      : (folded[from + index] ?? letter),
  ).join("");
}

function toDate(match: RegExpExecArray, from: number): FoundValue | undefined {
  const parts = [match[1] ?? "", match[2] ?? "", match[3] ?? ""].map(repair);
  const [day = "", month = "", year = ""] = parts.map((part) => part.digits);
  if (!isCalendarDate(Number(day), Number(month), Number(year))) return undefined;
  const value = `${day.padStart(2, "0")}/${month.padStart(2, "0")}/${year}`;
  const start = from + match.index;
  return { value, from: start, to: start + match[0].length, repaired: parts.some((part) => part.repaired) };
}

export function isCalendarDate(day: number, month: number, year: number): boolean {
  if (year < 1880 || year > 2100 || month < 1 || month > 12 || day < 1) return false;
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return day <= ([31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0);
}

/** Twelve digits, or nine of the old card, with blanks or points between them. */
export function findIdNumber(text: string, from: number): FoundValue | undefined {
  const window = text.slice(from, from + 48);
  const exact = /(?<!\d)(?:\d[ .]?){11}\d(?!\d)/.exec(window) ?? /(?<![\d.])(?:\d[ .]?){8}\d(?![\d])/.exec(window);
  if (exact !== null) {
    const start = from + exact.index;
    return { value: exact[0].replace(/[ .]/g, ""), from: start, to: start + exact[0].length, repaired: false };
  }
  const alike = new RegExp(`(?<![\\p{L}\\d])(?:${D}[ .]?){11}${D}(?![\\p{L}\\d])`, "u").exec(window);
  if (alike !== null && (alike[0].match(/\d/g)?.length ?? 0) >= 9) {
    const start = from + alike.index;
    const { digits } = repair(alike[0].replace(/[ .]/g, ""));
    return { value: digits, from: start, to: start + alike[0].length, repaired: true };
  }
  // Ten, eleven or thirteen digits: one was lost or added, and a person must look.
  const broken = /(?<!\d)\d{10,14}(?!\d)/.exec(window.replace(/(?<=\d) (?=\d)/g, ""));
  if (broken === null) return undefined;
  const start = from + Math.max(0, window.search(/\d/));
  return { value: broken[0], from: start, to: start + broken[0].length, repaired: true };
}

/** Dong without points: "1.000.000 đồng" → "1000000". */
function findMoney(text: string, from: number): FoundValue | undefined {
  const match = /(\d{1,3}(?:[.,\s]\d{3})+|\d{4,})(?:,\d{2})?\s*(đồng|đ\b|vnđ|VNĐ|VND)?/u.exec(
    text.slice(from, from + 50),
  );
  if (match === null) return undefined;
  const start = from + match.index;
  const value = (match[1] ?? "").replace(/\D/g, "");
  return { value, from: start, to: start + match[0].length, repaired: match[2] === undefined };
}

function findSex(text: string, folded: string, from: number): FoundValue | undefined {
  const match = /^\W{0,3}(nam|nu)(?![a-z])/.exec(folded.slice(from));
  if (match === null) return undefined;
  const at = from + match[0].length - (match[1] ?? "").length;
  const value = match[1] === "nam" ? "Nam" : "Nữ";
  return { value, from: at, to: from + match[0].length, repaired: text.slice(at, at + value.length) !== value };
}
