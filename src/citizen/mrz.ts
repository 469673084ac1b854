import { findDay } from "../calendar/local-time";
import { fail, ok, type Result } from "../shared/result";
import type { Sex } from "./id-number";

/** The three lines on the back of an identity card (ICAO 9303-5, TD1). */
export interface MachineReadableZone {
  readonly issuer: string;
  readonly documentNumber: string;
  /** The twelve digits of the optional data, null where a card carries none. */
  readonly idNumber: string | null;
  readonly birthDate: string;
  readonly sex: Sex | null;
  /** Null: no expiry (991231). */
  readonly expiresOn: string | null;
  readonly nationality: string;
  /** Without marks, as in the zone. */
  readonly familyName: string;
  readonly givenNames: string;
}

export type MrzCheck = "documentNumber" | "birthDate" | "expiresOn" | "composite";

export type MrzFault =
  | { readonly kind: "not-a-zone" }
  | { readonly kind: "wrong-check-digit"; readonly of: MrzCheck }
  | { readonly kind: "no-such-date"; readonly of: "birthDate" | "expiresOn" }
  | { readonly kind: "numbers-disagree" };

const LINE = 30;

/** Parses three lines of 30 characters; blanks are dropped, and letters read for digits are mended if the check digits then agree. */
export function parseMrz(raw: string): Result<MachineReadableZone, MrzFault> {
  const zone = raw
    .toUpperCase()
    .replace(/[«‹]/g, "<")
    .replace(/[^A-Z0-9<]/g, "");
  if (zone.length !== 3 * LINE || !/^[IAC]/.test(zone)) return fail({ kind: "not-a-zone" });
  const one = zone.slice(0, LINE);
  const two = mendDigits(zone.slice(LINE, 2 * LINE), [
    [0, 7],
    [8, 15],
    [29, 30],
  ]);
  const three = zone.slice(2 * LINE);
  const first = one.startsWith("IDVNM")
    ? mendDigits(one, [
        [5, 27],
        [29, 30],
      ])
    : one;
  const wrong = findWrongCheck(first, two);
  if (wrong !== undefined) return fail({ kind: "wrong-check-digit", of: wrong });
  const documentNumber = trimFill(first.slice(5, 14));
  const idNumber = /^\d{12}/.exec(first.slice(15, 29))?.[0] ?? null;
  if (idNumber !== null && /^\d{9}$/.test(documentNumber) && !idNumber.endsWith(documentNumber)) {
    return fail({ kind: "numbers-disagree" });
  }
  const birthDate = toDate(two.slice(0, 6), findBirthCentury(two.slice(0, 2), idNumber));
  if (birthDate === undefined) return fail({ kind: "no-such-date", of: "birthDate" });
  const expiry = two.slice(8, 14);
  const expiresOn = expiry === "991231" ? null : toDate(expiry, "20");
  if (expiresOn === undefined) return fail({ kind: "no-such-date", of: "expiresOn" });
  const sex = two[7] === "M" ? "male" : two[7] === "F" ? "female" : null;
  const [family = "", given = ""] = three.replace(/<+$/, "").split("<<");
  return ok({
    issuer: trimFill(first.slice(2, 5)),
    documentNumber,
    idNumber,
    birthDate,
    sex,
    expiresOn,
    nationality: trimFill(two.slice(15, 18)),
    familyName: trimFill(family),
    givenNames: trimFill(given),
  });
}

/** ICAO 9303-3: weights 7, 3, 1; digits as they are, A is 10, the filler is 0; modulo 10. */
export function mrzCheckDigit(text: string): number {
  const weights = [7, 3, 1];
  return (
    Array.from(text).reduce((sum, character, index) => sum + valueOf(character) * (weights[index % 3] ?? 0), 0) % 10
  );
}

function valueOf(character: string): number {
  return character === "<" ? 0 : Number.parseInt(character, 36);
}

function findWrongCheck(one: string, two: string): MrzCheck | undefined {
  const fits = (text: string, digit: string | undefined) => String(mrzCheckDigit(text)) === digit;
  if (!fits(one.slice(5, 14), one[14])) return "documentNumber";
  if (!fits(two.slice(0, 6), two[6])) return "birthDate";
  if (!fits(two.slice(8, 14), two[14])) return "expiresOn";
  const composite = one.slice(5) + two.slice(0, 7) + two.slice(8, 15) + two.slice(18, 29);
  return fits(composite, two[29]) ? undefined : "composite";
}

const LOOKS_LIKE: Readonly<Record<string, string>> = {
  O: "0",
  Q: "0",
  D: "0",
  I: "1",
  L: "1",
  Z: "2",
  S: "5",
  G: "6",
  B: "8",
};

function mendDigits(line: string, ranges: readonly (readonly [number, number])[]): string {
  return Array.from(line)
    .map((character, index) => {
      const digitsOnly = ranges.some(([start, end]) => start <= index && index < end);
      return digitsOnly ? (LOOKS_LIKE[character] ?? character) : character;
    })
    .join("");
}

/** The zone has two digits of the year; the fourth digit of the ID number knows the century. */
function findBirthCentury(year: string, idNumber: string | null): string {
  if (idNumber !== null) return String(19 + Math.floor(Number(idNumber[3]) / 2));
  return Number(year) > 40 ? "19" : "20";
}

function toDate(yymmdd: string, century: string): string | undefined {
  const iso = `${century}${yymmdd.slice(0, 2)}-${yymmdd.slice(2, 4)}-${yymmdd.slice(4)}`;
  return findDay(iso) === undefined ? undefined : iso;
}

function trimFill(text: string): string {
  return text.replace(/<+/g, " ").trim();
}
