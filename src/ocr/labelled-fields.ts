import { findLabels, type LabelMatch } from "./find-labels";
import type { DraftField } from "./draft-field";
import { findRole } from "./roles";
import { wordsBetween, type Segment } from "./segments";
import { endOfAddress, looksLikeAddress, tidyValue, withCommas } from "./value-address";
import { findName } from "./value-name";
import { findValue, type FoundValue } from "./values";

/** Everything that stands behind a label, in reading order; the first of each key and person counts. */
export function readLabelledFields(paragraphs: readonly Segment[]): readonly DraftField[] {
  const fields: DraftField[] = [];
  let person = "";
  let section: string | undefined;
  for (const paragraph of paragraphs) {
    const party = partyOf(paragraph);
    if (party !== undefined) {
      section = party;
      person = party;
    }
    const labels = findLabels(paragraph);
    labels.forEach((match, index) => {
      if (match.label.key === "ho_ten") person = match.role === "" ? (section ?? another(fields)) : match.role;
      // "Tổng số tiền phải nộp" speaks of money, not of whoever pays.
      const role = !isPersonal(match.label.key) ? "" : match.role === "" ? person : match.role;
      const end = endBefore(paragraph.text, labels[index + 1]?.start);
      const key = role === "" ? match.label.key : `${match.label.key}_${role}`;
      if (match.label.key === "khac" || fields.some((field) => field.key === key)) return;
      const value = cutValue(paragraph, match, end);
      if (value === undefined) return;
      const words = wordsBetween(paragraph, value.from, value.to);
      if (words.length === 0) return;
      const { type } = match.label;
      fields.push({
        key,
        type,
        words,
        label: match.printed,
        value: value.value,
        repaired: value.repaired,
        labelChanges: match.changes,
      });
    });
    // A new part of the paper speaks again of the person that it is about.
    if (/^(?:ii|iii|iv)\.|^dieu /.test(paragraph.folded)) person = "";
  }
  return fields;
}

/** "BÊN ĐƯỢC ỦY QUYỀN:", "Bên B": a heading names the party of what follows. */
function partyOf(paragraph: Segment): string | undefined {
  const heading = /^[\divx.\s]*ben .{1,30}$/.test(paragraph.folded.replace(/\s*[:(].*$/, ""));
  if (!heading || paragraph.text.length > 60) return undefined;
  const role = findRole(paragraph.folded);
  return role === "" ? undefined : role;
}

/** A second name without a role is somebody else's. */
function another(fields: readonly DraftField[]): string {
  return fields.some((field) => field.key === "ho_ten") ? "khac" : "";
}

/** Before the next label and its own "6." or "b)". */
function endBefore(text: string, next: number | undefined): number {
  if (next === undefined) return text.length;
  return text.slice(0, next).replace(/\s\(?(?:\d{1,2}|\p{L})[.)]\s*$/u, "").length;
}

function isPersonal(key: string): boolean {
  return !["so_tien", "trich_yeu", "so_vao_so", "kinh_gui", "noi_dung", "ngay_hieu_luc", "ngay_dang_ky"].includes(key);
}

function cutValue(paragraph: Segment, match: LabelMatch, end: number): FoundValue | undefined {
  const text = paragraph.text.slice(0, end);
  const folded = paragraph.folded.slice(0, end);
  const from = match.valueStart;
  switch (match.label.type) {
    case "date":
    case "idNumber":
    case "money":
    case "sex":
      return findValue(match.label.type, text, folded, from);
    case "name":
      return findName(text, folded, from);
    case "address": {
      const stop = endOfAddress(text, folded, from);
      const value = tidyValue(text.slice(from, stop));
      if (!match.colon && !looksLikeAddress(value === "" ? "" : folded.slice(from, stop))) return undefined;
      const found = kept(text, value, from);
      return found === undefined ? undefined : { ...found, value: withCommas(found.value) };
    }
    case "number": {
      const number = /[\p{Lu}]{0,4}\s?\d[\p{L}\d/.\-]*/u.exec(text.slice(from, from + 30));
      return number === null ? undefined : kept(text, tidyValue(number[0]), from + number.index);
    }
    case "subject":
      return kept(text, tidyValue(text.slice(match.start)), match.start);
    case "issuer":
    case "text":
      return match.colon ? kept(text, tidyValue(text.slice(from)), from) : undefined;
  }
}

function kept(text: string, value: string, from: number): FoundValue | undefined {
  if (value === "") return undefined;
  const at = Math.max(from, text.indexOf(value.slice(0, 8), from));
  return { value, from: at, to: Math.min(text.length, at + value.length), repaired: false };
}
