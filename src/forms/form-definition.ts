import { dayOf, timeOfDay, isoDate } from "../calendar/local-time";
import type { Instant } from "../shared/clock";
import type { FormHeader, FormValues } from "./render-form";
import type { FieldSpec, FormSpec } from "./template";

/** One official form: what it may show, how the shipped template shows it, and how data becomes text. */
export interface FormDefinition<T> {
  /** As officers name it: "Mẫu số 01". */
  readonly name: string;
  readonly spec: FormSpec;
  /** A4 lying down, for wide tables. */
  readonly landscape?: true;
  /** Text of the shipped template; a centre may keep a copy of its own. */
  readonly template: string;
  toValues(data: T): FormValues;
}

/** Who issues the form. */
export interface FormOffice {
  /** Cơ quan chủ quản, e.g. "ỦY BAN NHÂN DÂN XÃ MẪU". */
  readonly parentAgency: string | null;
  readonly centre: string;
  /** "Xã Mẫu": before the date. */
  readonly place: string;
  readonly phone: string | null;
  readonly website: string | null;
}

/** What every form has in its head. */
export interface FormHead {
  readonly office: FormOffice;
  readonly issuedAt: Instant;
  /** Number and symbol, e.g. "12/TNHS"; null prints a dotted line. */
  readonly number: string | null;
}

export function headerOf({ office, issuedAt, number }: FormHead): FormHeader {
  return {
    parentAgency: office.parentAgency ?? "",
    centre: office.centre,
    number: number ?? "",
    placeAndDate: `${office.place}, ${dateInWords(issuedAt)}`,
  };
}

/** "ngày 05 tháng 11 năm 2026". */
export function dateInWords(instant: Instant): string {
  const [year = "", month = "", day = ""] = isoDate(dayOf(instant)).split("-");
  return `ngày ${day} tháng ${month} năm ${year}`;
}

/** "09 giờ 05 phút, ngày 05 tháng 11 năm 2026". */
export function momentInWords(instant: Instant): string {
  const minutes = Math.floor(timeOfDay(instant) / 60_000);
  const two = (value: number) => String(value).padStart(2, "0");
  return `${two(Math.floor(minutes / 60))} giờ ${two(minutes % 60)} phút, ${dateInWords(instant)}`;
}

/** On every form, and never empty. */
export function always(name: string, meaning: string): FieldSpec {
  return { name, meaning, shown: true, given: true };
}

/** On every form, with a dotted line where nothing is known. */
export function shown(name: string, meaning: string): FieldSpec {
  return { name, meaning, shown: true, given: false };
}

/** A template may leave it out. */
export function optional(name: string, meaning: string): FieldSpec {
  return { name, meaning, shown: false, given: false };
}

/** Null as nothing, a count of 0 as an empty cell, as the forms leave it. */
export function cell(value: string | number | null): string {
  return value === null || value === 0 ? "" : String(value);
}

/** Who signs by a decision on delegation, as it stands above the name (NĐ 30/2020): "TUQ. CHỦ TỊCH". */
export interface FormSigner {
  readonly title: string;
  readonly name: string;
}

/** For forms that the officer signs: the delegated person signs beside them where there is one. */
export const SIGNER_FIELDS: readonly FieldSpec[] = [
  optional("signerTitle", "Chức danh người ký theo ủy quyền"),
  optional("signerName", "Người ký theo ủy quyền"),
];

export const SIGNER_BLOCK = `@if signerTitle
@sign
| |  |
| {{signerTitle}} | (Ký và ghi rõ họ tên) | {{signerName}}
@end`;

export function signerValues(signer: FormSigner | null): Readonly<Record<"signerTitle" | "signerName", string>> {
  return { signerTitle: signer?.title ?? "", signerName: signer?.name ?? "" };
}
