import { fail, ok, type Result } from "../shared/result";
import type { Sex } from "./id-number";
import { normalizePersonName } from "./person-name";
import { normalizeText } from "./plain-text";

/** The seven fields that both cards carry (CCCD of 2021, Căn cước of 2024). A help for typing: the code is not signed. */
export interface CardQr {
  readonly idNumber: string;
  /** Nine digits of the CMND before, or null. */
  readonly oldIdNumber: string | null;
  readonly name: string;
  /** "1994-03-18"; "1994" where only the year is known. */
  readonly birthDate: string;
  readonly sex: Sex;
  /** As printed, mostly from before the mergers of 2025. */
  readonly address: string;
  readonly issuedOn: string | null;
}

/** What the 2024 card adds. Read only for a procedure that asks for it. */
export interface CardQrFamily {
  readonly fatherName: string | null;
  readonly motherName: string | null;
  readonly spouseName: string | null;
}

export type CardQrFault =
  | { readonly kind: "not-a-card" }
  | { readonly kind: "wrong-field-count"; readonly count: number }
  | { readonly kind: "damaged-text" }
  | { readonly kind: "bad-field"; readonly field: keyof CardQr };

const MIN_FIELDS = 6;
const MAX_FIELDS = 12;

/** Reads the text of the card's QR code from a camera or a keyboard-like scanner. */
export function parseCardQr(raw: string): Result<CardQr, CardQrFault> {
  const split = splitFields(raw);
  if (!split.ok) return split;
  const [idNumber = "", old = "", rawName = "", rawBirth = "", rawSex = "", rawAddress = "", rawIssued = ""] =
    split.value;
  const name = normalizePersonName(rawName);
  if (!name.ok) return fail({ kind: "bad-field", field: "name" });
  const birthDate = parseCardDate(rawBirth);
  if (birthDate === undefined) return fail({ kind: "bad-field", field: "birthDate" });
  const sex = parseSex(rawSex);
  if (sex === undefined) return fail({ kind: "bad-field", field: "sex" });
  const address = normalizeText(rawAddress, { max: 500 });
  if (!address.ok) return fail({ kind: "bad-field", field: "address" });
  if (old !== "" && !/^\d{9}$/.test(old)) return fail({ kind: "bad-field", field: "oldIdNumber" });
  const issuedOn = rawIssued === "" ? null : parseCardDate(rawIssued);
  if (issuedOn === undefined) return fail({ kind: "bad-field", field: "issuedOn" });
  const oldIdNumber = old === "" ? null : old;
  return ok({ idNumber, oldIdNumber, name: name.value, birthDate, sex, address: address.value, issuedOn });
}

/** Father, mother and spouse of a 2024 card (fields 8 to 10 as its readers found them); all null on a 2021 card. */
export function parseCardQrFamily(raw: string): Result<CardQrFamily, CardQrFault> {
  const split = splitFields(raw);
  if (!split.ok) return split;
  const names = [8, 9, 10].map((index) => {
    const name = normalizePersonName(split.value[index] ?? "");
    return name.ok ? name.value : null;
  });
  const [fatherName = null, motherName = null, spouseName = null] = names;
  return ok({ fatherName, motherName, spouseName });
}

function splitFields(raw: string): Result<readonly string[], CardQrFault> {
  const text = raw
    .replace(/^\uFEFF/, "")
    .normalize("NFC")
    .trim();
  const fields = text.split("|").map((field) => field.trim());
  if (fields.length === 1 || !/^\d{12}$/.test(fields[0] ?? "")) return fail({ kind: "not-a-card" });
  if (fields.length < MIN_FIELDS || fields.length > MAX_FIELDS) {
    return fail({ kind: "wrong-field-count", count: fields.length });
  }
  // A scanner with the wrong keyboard layout types "?" or the replacement sign where it cannot type a letter.
  if (/[?\uFFFD]/.test(text)) return fail({ kind: "damaged-text" });
  const oldNumberLeftOut = parseCardDate(fields[2] ?? "") !== undefined;
  return ok(oldNumberLeftOut ? [fields[0] ?? "", "", ...fields.slice(1)] : fields);
}

/** ddMMyyyy, or yyyy, or 0000yyyy where day and month are not known. */
function parseCardDate(text: string): string | undefined {
  const year = /^(?:0000)?((?:19|20)\d\d)$/.exec(text)?.[1];
  if (year !== undefined) return year;
  const match = /^(\d\d)(\d\d)((?:19|20)\d\d)$/.exec(text);
  if (match === null) return undefined;
  const iso = `${match[3] ?? ""}-${match[2] ?? ""}-${match[1] ?? ""}`;
  return isRealDate(iso) ? iso : undefined;
}

function isRealDate(iso: string): boolean {
  const time = Date.parse(`${iso}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(iso);
}

function parseSex(text: string): Sex | undefined {
  const plain = text.toLowerCase();
  if (plain === "nam") return "male";
  return plain === "nữ" || plain === "nu" ? "female" : undefined;
}
