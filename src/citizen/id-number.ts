import { fail, ok, type Result } from "../shared/result";

export type Sex = "male" | "female";

/** One row of the dictionary: the first three digits, and the province of today for the one of before 1/7/2025. */
export interface IdNumberPrefix {
  readonly prefix: string;
  readonly oldProvince: string;
  readonly provinceCode2025: string;
}

/** What the digits say. The number has no check digit: it can be implausible, never proved. */
export interface IdNumberReading {
  readonly number: string;
  /** Null for prefixes from 100 up: born abroad, by country. */
  readonly birthplace: IdNumberPrefix | null;
  readonly sex: Sex;
  readonly birthYear: number;
}

export type IdNumberFault =
  | { readonly kind: "not-twelve-digits"; readonly length: number }
  | { readonly kind: "old-nine-digits" }
  | { readonly kind: "unknown-prefix"; readonly prefix: string }
  | { readonly kind: "birth-year-mismatch"; readonly inNumber: number; readonly given: number }
  | { readonly kind: "sex-mismatch"; readonly inNumber: Sex }
  | { readonly kind: "born-in-future"; readonly year: number };

export interface KnownAboutHolder {
  /** "1994-03-18" or "1994". */
  readonly birthDate?: string | undefined;
  readonly sex?: Sex | undefined;
  /** Year on the station's clock. */
  readonly thisYear?: number | undefined;
}

/** Reads the number alone: province, century with sex, year (QĐ on personal numbers; domain.md §3). */
export function readIdNumber(raw: string, prefixes: readonly IdNumberPrefix[]): Result<IdNumberReading, IdNumberFault> {
  const number = raw.replace(/[\s.]/g, "");
  if (/^\d{9}$/.test(number)) return fail({ kind: "old-nine-digits" });
  if (!/^\d{12}$/.test(number)) return fail({ kind: "not-twelve-digits", length: number.length });
  const prefix = number.slice(0, 3);
  const birthplace = prefixes.find((row) => row.prefix === prefix) ?? null;
  if (birthplace === null && Number(prefix) < 100) return fail({ kind: "unknown-prefix", prefix });
  const centuryAndSex = Number(number[3]);
  return ok({
    number,
    birthplace,
    sex: centuryAndSex % 2 === 0 ? "male" : "female",
    birthYear: 1900 + 100 * Math.floor(centuryAndSex / 2) + Number(number.slice(4, 6)),
  });
}

/** Every contradiction between the number and what else is known, so that the officer sees all of them at once. */
export function findContradictions(reading: IdNumberReading, holder: KnownAboutHolder): readonly IdNumberFault[] {
  const faults: IdNumberFault[] = [];
  const given = holder.birthDate === undefined ? Number.NaN : Number(holder.birthDate.slice(0, 4));
  if (!Number.isNaN(given) && given !== reading.birthYear) {
    faults.push({ kind: "birth-year-mismatch", inNumber: reading.birthYear, given });
  }
  if (holder.sex !== undefined && holder.sex !== reading.sex) {
    faults.push({ kind: "sex-mismatch", inNumber: reading.sex });
  }
  if (holder.thisYear !== undefined && reading.birthYear > holder.thisYear) {
    faults.push({ kind: "born-in-future", year: reading.birthYear });
  }
  return faults;
}

/** Number and holder together; the first fault, for a field that shows one. */
export function checkIdNumber(
  raw: string,
  prefixes: readonly IdNumberPrefix[],
  holder: KnownAboutHolder,
): Result<IdNumberReading, IdNumberFault> {
  const reading = readIdNumber(raw, prefixes);
  if (!reading.ok) return reading;
  const contradiction = findContradictions(reading.value, holder)[0];
  return contradiction === undefined ? reading : fail(contradiction);
}
