import { findContradictions, readIdNumber, type IdNumberPrefix } from "../citizen/id-number";
import { isKnownName, isSameSpelling, namesLike } from "./name-lists";
import { withDoubt, type ReadField } from "./read-field";
import { foldLetters } from "./segments";

/** Data that makes a reading plausible or not. */
export interface PaperKnowledge {
  readonly idNumberPrefixes: readonly IdNumberPrefix[];
  /** Full names of provinces of today and before, such as "tỉnh Thanh Hóa" or "Thanh Hóa". */
  readonly provinces: readonly string[];
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
        return checkIssuer(field);
      default:
        return field;
    }
  });
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
  if (words.length < 2) checked = withDoubt(checked, "unknown-name");
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

/** Words with which parts of an address begin. */
const PART_WORDS = [
  "số",
  "đường",
  "phố",
  "ngõ",
  "ngách",
  "phường",
  "xã",
  "thị trấn",
  "huyện",
  "quận",
  "tỉnh",
  "thành phố",
  "thôn",
  "xóm",
  "ấp",
  "tổ",
  "khu phố",
];

/** The last part of a Vietnamese address is a province; one that nearly is one was misread, as was "Sô 17". */
function checkAddress(field: ReadField, knowledge: PaperKnowledge): ReadField {
  let checked = field;
  for (const part of field.value.split(/,\s*/)) {
    const like = PART_WORDS.find((words) => foldLetters(part).startsWith(`${foldLetters(words)} `));
    if (like !== undefined && !PART_WORDS.some((words) => isSameSpelling(part.slice(0, words.length), words))) {
      checked = withDoubt(checked, "implausible");
    }
  }
  const last = field.value.split(/[,–-]/).at(-1)?.trim() ?? "";
  const bare = (name: string) => name.normalize("NFC").replace(/^(?:tỉnh|thành phố|tp\.?)\s+/i, "");
  const place = bare(last);
  if (knowledge.provinces.some((province) => isSameSpelling(bare(province), place))) return checked;
  const nearly = knowledge.provinces.find((province) => foldLetters(bare(province)) === foldLetters(place));
  const before = field.value.slice(0, field.value.length - place.length);
  if (nearly !== undefined) return withDoubt(checked, "implausible", [before + bare(nearly)]);
  // Words of the next line that were taken for a part of the address.
  const longer = knowledge.provinces.find((province) =>
    isSameSpelling(bare(province), place.slice(0, bare(province).length)),
  );
  const goesOn = longer !== undefined && place.slice(bare(longer).length).startsWith(" ");
  return goesOn ? withDoubt(checked, "implausible", [before + bare(longer)]) : checked;
}

/** Words of which names of bodies are made; each is followed by a name. */
const BODY_WORDS = [
  "ủy ban nhân dân",
  "hội đồng nhân dân",
  "công an",
  "bệnh viện",
  "đa khoa",
  "trung tâm",
  "tỉnh",
  "thành phố",
  "phường",
  "xã",
];

/** "TÍNH NINH BÌNH": words of offices whose marks were misread. */
function checkIssuer(field: ReadField): ReadField {
  let mended = field.value;
  for (const words of BODY_WORDS) {
    const at = ` ${foldLetters(mended)}`.indexOf(` ${foldLetters(words)} `);
    if (at < 0) continue;
    const read = mended.slice(at, at + words.length);
    if (!isSameSpelling(read, words))
      mended = mended.slice(0, at) + inCaseOf(words, read) + mended.slice(at + words.length);
  }
  return mended === field.value ? field : withDoubt(field, "implausible", [mended]);
}
