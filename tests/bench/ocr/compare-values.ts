import { findField, type ReadField } from "../../../src/ocr/read-field";
import { findRole } from "../../../src/ocr/roles";
import { isSameSpelling } from "../../../src/ocr/name-lists";

/** Types under which the measure of issue 6 counts fields. */
export const COUNTED_TYPES = ["number", "date", "name", "idNumber", "address", "issuer", "subject", "money"] as const;
export type CountedType = (typeof COUNTED_TYPES)[number];

const TYPES: readonly (readonly [prefix: string, type: CountedType])[] = [
  ["so_van_ban", "number"],
  ["so_dinh_danh", "idNumber"],
  ["so_tien", "money"],
  ["ngay", "date"],
  ["ho_ten", "name"],
  ["noi_cu_tru", "address"],
  ["dia_chi", "address"],
  ["co_quan_ban_hanh", "issuer"],
  ["trich_yeu", "subject"],
];

export function typeOfKey(key: string): CountedType | undefined {
  return TYPES.find(([prefix]) => key.startsWith(prefix))?.[1];
}

const BASES = ["so_van_ban", "so_dinh_danh", "so_tien", "ngay_sinh", "ho_ten", "noi_cu_tru", "dia_chi"];

export interface Comparison {
  readonly key: string;
  readonly type: CountedType;
  readonly truth: string;
  readonly found: ReadField | undefined;
  readonly exact: boolean;
}

/** The truth's fields against what was read; a field that was not found is neither exact nor wrong. */
export function compareFields(
  truth: Readonly<Record<string, string>>,
  fields: readonly ReadField[],
): readonly Comparison[] {
  return Object.entries(truth).flatMap(([key, value]) => {
    const type = typeOfKey(key);
    if (type === undefined) return [];
    const found = findField(fields, key) ?? findByRole(fields, key);
    return [{ key, type, truth: value, found, exact: found !== undefined && isEqual(type, value, found.value) }];
  });
}

/** A role in other words than ours: "ho_ten_nguoi_duoc_khai_sinh" is the person whom the paper is about. */
function findByRole(fields: readonly ReadField[], key: string): ReadField | undefined {
  const base = BASES.find((each) => key.startsWith(`${each}_`));
  if (base === undefined) return undefined;
  const role = findRole(key.slice(base.length + 1).replace(/_/g, " "));
  return findField(fields, role === "" ? base : `${base}_${role}`);
}

/** Dates as ISO, numbers without blanks, everything else NFC and caseless; both placements of the tone are one spelling. */
function isEqual(type: CountedType, a: string, b: string): boolean {
  switch (type) {
    case "date":
      return isoDate(a) === isoDate(b);
    case "number":
    case "idNumber":
      return a.replace(/\s/g, "").toUpperCase() === b.replace(/\s/g, "").toUpperCase();
    case "money":
      return a.replace(/\D/g, "") === b.replace(/\D/g, "");
    case "subject":
      return isSameSpelling(withoutAbout(a), withoutAbout(b));
    case "name":
    case "address":
    case "issuer":
      return isSameSpelling(tidy(a), tidy(b));
  }
}

function withoutAbout(text: string): string {
  return tidy(text).replace(/^(?:về việc|v\/v)\s+/i, "");
}

function tidy(text: string): string {
  return text.normalize("NFC").replace(/\s+/g, " ").trim().replace(/\.$/, "");
}

function isoDate(text: string): string {
  const parts = text.match(/\d+/g) ?? [];
  const [day = "", month = "", year = ""] = parts.length === 1 ? ["", "", ...parts] : parts;
  return [year, month.padStart(2, "0"), day.padStart(2, "0")].join("-");
}
