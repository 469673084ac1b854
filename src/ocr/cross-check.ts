import { findContradictions, readIdNumber, type IdNumberPrefix } from "../citizen/id-number";
import { checkAddress, checkIssuer, type PlaceKnowledge } from "./check-place";
import { mendCommonWords } from "./common-words";
import { isKnownName, isSameSpelling, namesLike } from "./name-lists";
import { withDoubt, type ReadField } from "./read-field";
import { foldLetters } from "./segments";

/** Data that makes a reading plausible or not. */
export interface PaperKnowledge extends PlaceKnowledge {
  readonly idNumberPrefixes: readonly IdNumberPrefix[];
  /** Year on the station's clock. */
  readonly thisYear: number;
}

/** What one field says about another: years and sex in an identity number, the same name twice, dates to come. */
export function crossCheck(fields: readonly ReadField[], knowledge: PaperKnowledge): readonly ReadField[] {
  return fields.map((field) => {
    switch (field.type) {
      case "idNumber":
        return checkIdNumber(field, fields, knowledge);
      case "date":
        return checkDate(field, fields, knowledge);
      case "name":
        return checkName(field, fields);
      case "address":
        return checkAddress(field, knowledge);
      case "issuer":
        return checkIssuer(field, knowledge);
      case "number":
        return checkNumber(field);
      case "subject": {
        const mended = mendCommonWords(field.value);
        return mended === field.value ? field : withDoubt(field, "implausible", [mended]);
      }
      default:
        return field;
    }
  });
}

/** Decree 30/2020/ND-CP, annex III: signs are first letters of Vietnamese words, of which hardly any begins with I, F, J, W or Z. */
function checkNumber(field: ReadField): ReadField {
  const mended = field.value.replace(/(?<![\p{L}])QD(?![\p{L}])/gu, "QĐ").replace(/HDND/g, "HĐND");
  if (mended !== field.value) return withDoubt(field, "implausible", [mended]);
  return /[IFJWZ]/.test(field.value.replace(/^\S*?\//, "")) ? withDoubt(field, "implausible") : field;
}

function sibling(field: ReadField, base: string, wanted: string, fields: readonly ReadField[]): ReadField | undefined {
  const role = field.key.slice(base.length);
  return fields.find((other) => other.key === `${wanted}${role}`);
}

function yearOf(date: string): number {
  return Number(date.slice(-4));
}

function checkIdNumber(field: ReadField, fields: readonly ReadField[], knowledge: PaperKnowledge): ReadField {
  if (field.value.length === 9) return field;
  const reading = readIdNumber(field.value, knowledge.idNumberPrefixes);
  if (!reading.ok) return withDoubt(field, "implausible");
  const birth = sibling(field, "so_dinh_danh", "ngay_sinh", fields);
  const sex = sibling(field, "so_dinh_danh", "gioi_tinh", fields);
  const faults = findContradictions(reading.value, {
    birthDate: birth === undefined ? undefined : String(yearOf(birth.value)),
    sex: sex === undefined ? undefined : sex.value === "Nam" ? "male" : "female",
    thisYear: knowledge.thisYear,
  });
  return faults.length > 0 ? withDoubt(field, "contradiction") : field;
}

function checkDate(field: ReadField, fields: readonly ReadField[], knowledge: PaperKnowledge): ReadField {
  const year = yearOf(field.value);
  if (!field.key.startsWith("ngay_het_han") && year > knowledge.thisYear + 1) return withDoubt(field, "implausible");
  if (!field.key.startsWith("ngay_sinh")) return field;
  const id = sibling(field, "ngay_sinh", "so_dinh_danh", fields);
  const reading = id === undefined ? undefined : readIdNumber(id.value, knowledge.idNumberPrefixes);
  const contradicts = reading?.ok === true && reading.value.birthYear !== year;
  return contradicts ? withDoubt(field, "contradiction") : field;
}

/** A word that is in no list of names is looked at; what differs in marks only is offered, never taken. */
function checkName(field: ReadField, fields: readonly ReadField[]): ReadField {
  let checked = field;
  const words = field.value.split(" ");
  words.forEach((word, index) => {
    const place = index === 0 ? "first" : "later";
    if (isKnownName(word, place)) return;
    const hints = namesLike(word, place).map((name) => words.with(index, inCaseOf(name, word)).join(" "));
    checked = withDoubt(checked, "unknown-name", hints);
  });
  // "Bùi Thị": the name itself was lost.
  const unfinished = /^(?:thị|văn)$/i.test(words.at(-1)?.normalize("NFC") ?? "");
  if (words.length < 2 || unfinished) checked = withDoubt(checked, "unknown-name");
  for (const other of fields) {
    if (other.type !== "name" || other === field) continue;
    const alike = foldLetters(other.value) === foldLetters(field.value) && !isSameSpelling(other.value, field.value);
    if (alike) checked = withDoubt(checked, "contradiction", [inCaseOf(other.value, field.value)]);
  }
  return checked;
}

function inCaseOf(text: string, model: string): string {
  return model === model.toUpperCase() ? text.toUpperCase() : text;
}
