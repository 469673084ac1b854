import type { DraftField } from "./draft-field";
import type { FieldType } from "./labels";
import { unionOf, type Box, type SecondReading } from "./reading";
import { compareSecond, type Comparison } from "./second-reading";

/** Why a person must look at a field. */
export type Doubt =
  /** The engine itself was not sure of a word. */
  | "low-confidence"
  /** Common words of the page were misread, so that its names may be, too. */
  | "misread-page"
  /** Letters were taken for digits, or a part is missing. */
  | "repaired"
  /** Cut out and read alone, it came out as something else. */
  | "read-differently"
  /** The label could be read only with several changes. */
  | "misread-label"
  /** No such date, number or place. */
  | "implausible"
  /** Another field, or the same one elsewhere on the page, says something else. */
  | "contradiction"
  /** A family name or syllable that is in no list. */
  | "unknown-name";

/** A value read on a page: a suggestion that nothing changes silently. */
export interface ReadField {
  /** "ho_ten", "ho_ten_me", "ngay": the idea, and for whom where it is not the person the paper is about. */
  readonly key: string;
  readonly type: FieldType;
  /** As printed, "" where the value has none. */
  readonly label: string;
  /** Dates dd/MM/yyyy or yyyy, money in dong without points, everything else as printed. */
  readonly value: string;
  /** Empty: not doubtful. */
  readonly doubts: readonly Doubt[];
  /** Other readings that a person may take with one key. */
  readonly hints: readonly string[];
  /** Of the value, in pixels of the page. */
  readonly box: Box;
}

interface Least {
  /** Of any word, where the value was read only once. */
  readonly once: number;
  /** Of any word, where a second reading gave the same. */
  readonly twice: number;
  /** Of that second reading. */
  readonly again: number;
}

/**
 * Confidence below which a value is looked at, by type. Fitted to the half of the samples that is for tuning
 * (tests/bench/ocr/samples): marks of letters are misread alike twice, figures are not; the other half measures them.
 */
const LEAST: Readonly<Record<FieldType, Least>> = {
  idNumber: { once: 80, twice: 0, again: 0 },
  date: { once: 80, twice: 0, again: 0 },
  number: { once: 80, twice: 70, again: 0 },
  money: { once: 80, twice: 0, again: 0 },
  sex: { once: 75, twice: 75, again: 0 },
  name: { once: 92, twice: 60, again: 60 },
  address: { once: 88, twice: 75, again: 60 },
  issuer: { once: 88, twice: 75, again: 60 },
  subject: { once: 88, twice: 75, again: 60 },
  text: { once: 75, twice: 75, again: 0 },
};

/** How well a page's marks were read, by the common words on it whose spelling is known. */
const BADLY_READ = 3;
/** Wanted of names and addresses on a page on which any such word was misread. */
const NAME_ON_SUCH = 91;
const ADDRESS_ON_SUCH = 93;

/** The value as suggested; `second`: what reading it again gave; `misread`: common words of the page that were. */
export function toReadField(draft: DraftField, second: readonly SecondReading[] = [], misread = 0): ReadField {
  const lettered = draft.words.filter((word) => /[\p{L}\p{N}]/u.test(word.text));
  const least = Math.min(...lettered.map((word) => word.confidence));
  const doubts: Doubt[] = [];
  const again = compareSecond(draft, second);
  if (isUnsure(draft.type, least, again)) doubts.push("low-confidence");
  if (isSuspect(draft, least, misread)) doubts.push("misread-page");
  if (draft.repaired === true) doubts.push("repaired");
  if ((draft.labelChanges ?? 0) > 3) doubts.push("misread-label");
  if (again.agreement === "differs") doubts.push("read-differently");
  const { key, type, label, value } = draft;
  const hints = again.hint === undefined || again.hint === value ? [] : [again.hint];
  return { key, type, label, value, doubts, hints, box: unionOf(draft.words.map((word) => word.box)) };
}

function isUnsure(type: FieldType, least: number, again: Comparison): boolean {
  const wanted = LEAST[type];
  return again.agreement === "agrees" ? least < wanted.twice || again.confidence < wanted.again : least < wanted.once;
}

/** Figures bear a bad page, marks do not: a copy that lost the dot below "quyền lợi" lost it in a name. */
function isSuspect({ type, value }: DraftField, least: number, misread: number): boolean {
  switch (type) {
    case "name":
      return misread >= BADLY_READ || (misread > 0 && least < NAME_ON_SUCH);
    case "address":
      return misread >= BADLY_READ || (misread > 0 && least < ADDRESS_ON_SUCH);
    case "issuer":
    case "subject":
      return misread >= BADLY_READ;
    case "number":
      return misread >= BADLY_READ && /\p{L}/u.test(value);
    default:
      return false;
  }
}

export function withDoubt(field: ReadField, doubt: Doubt, hints: readonly string[] = []): ReadField {
  const doubts = field.doubts.includes(doubt) ? field.doubts : [...field.doubts, doubt];
  return { ...field, doubts, hints: [...new Set([...field.hints, ...hints])] };
}

/** What is known from elsewhere need not be doubted for the page that it stands on. */
export function withoutPageDoubt(field: ReadField): ReadField {
  return { ...field, doubts: field.doubts.filter((doubt) => doubt !== "misread-page") };
}

/** Where a key stands for another when that is not on the paper. */
const NEXT_BEST: Readonly<Record<string, readonly string[]>> = {
  noi_cu_tru: ["noi_o_hien_tai", "dia_chi", "noi_tam_tru"],
  ngay: ["ngay_dang_ky"],
};

/** The field of that key; where the paper has none, that of the first person it names, or of the nearest idea. */
export function findField(fields: readonly ReadField[], key: string): ReadField | undefined {
  const named = fields.find((field) => field.type === "name")?.key.slice("ho_ten".length) ?? "";
  for (const wanted of [key, ...(NEXT_BEST[key] ?? [])]) {
    const found = fields.find((field) => field.key === wanted) ?? fields.find((field) => field.key === wanted + named);
    if (found !== undefined) return found;
  }
  // Where nobody's own address is given, the first on the paper is meant: a child lives with its mother.
  return ANYBODY.has(key) ? fields.find((field) => field.key.startsWith(`${key}_`)) : undefined;
}

const ANYBODY: ReadonlySet<string> = new Set(["noi_cu_tru", "dia_chi"]);
