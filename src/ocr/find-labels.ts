import { matchAt } from "./fuzzy";
import { LABELS, type Label } from "./labels";
import { findRole } from "./roles";
import type { Segment } from "./segments";

export interface LabelMatch {
  readonly label: Label;
  /** Role named by the words between label and colon; "" for none. */
  readonly role: string;
  readonly start: number;
  /** Where the value begins. */
  readonly valueStart: number;
  /** As printed, up to the colon. */
  readonly printed: string;
  /** Letters of the label that were misread. */
  readonly changes: number;
  readonly colon: boolean;
}

/** "1.", "a)", "II.", "-", "+" before a label. */
const ENUMERATION = /^(?!v\/v)(?:[-–•+*.,:'"|\s]|\(?(?:\d{1,2}|[a-zđ]|[ivx]{1,4})[.)/]\s?)*/i;

/** Labels of one segment, left to right, not overlapping. */
export function findLabels(segment: Segment): readonly LabelMatch[] {
  const { folded } = segment;
  const found: LabelMatch[] = [];
  const first = ENUMERATION.exec(segment.text)?.[0].length ?? 0;
  const places = new Set([first, ...segment.starts.filter((start) => start > first)]);
  let free = 0;
  for (const start of [...places].sort((a, b) => a - b)) {
    if (start < free) continue;
    const match = findLabelAt(segment, folded, start, start === first);
    if (match === undefined) continue;
    found.push(match);
    free = match.valueStart;
  }
  return found;
}

function findLabelAt(segment: Segment, folded: string, start: number, atStart: boolean): LabelMatch | undefined {
  let best: LabelMatch | undefined;
  let bestScore = 0;
  for (const label of LABELS) {
    if (best?.changes === 0) break;
    const limit = label.folded.length < 5 ? 0 : label.folded.length < 9 ? 1 : Math.floor(label.folded.length * 0.18);
    const match = matchAt(folded, start, label.folded, limit);
    // "Yến Nhi Sinh ngày" is no misread "nơi sinh": in the middle of a line the first word must be the label's own.
    if (match === undefined || (!atStart && match.changes > 0 && !beginsAlike(folded, start, label.folded))) continue;
    const end = readTail(segment.text, folded, match.end);
    // In the middle of a line only a colon, or words that are never anything else, make a label.
    const spoken = label.inline && match.changes <= (label.folded.length < 12 ? 0 : 1) && isValueNext(folded, end.at);
    const opens = atStart && (label.folded.length >= 8 || label.type === "subject");
    const sure = end.colon || opens || spoken;
    if (!sure || (label.folded.length < 5 && !end.colon && label.type !== "subject")) continue;
    // A changed letter weighs as much as three that fit.
    const score = label.folded.length - 3 * match.changes;
    if (score <= bestScore) continue;
    bestScore = score;
    const role = findRole(end.tail);
    const printed = segment.text.slice(start, end.colon ? end.at : match.end).replace(/[\s:]+$/, "");
    best = { label, role, start, valueStart: end.at, printed, changes: match.changes, colon: end.colon };
  }
  return best;
}

interface Tail {
  readonly at: number;
  readonly colon: boolean;
  readonly tail: string;
}

/** Few words in lower case, or in brackets, may stand between a label and its colon. */
function readTail(text: string, folded: string, from: number): Tail {
  const match =
    /^((?:\s*\([^)]{0,40}\)|\s*\/?\s*[\p{Ll}/,]+\d?|\s*\/\s*\p{Lu}\p{Ll}+){0,7})\s*[:;.…]{0,3}\s*:+[\s.…_]*/u.exec(
      text.slice(from),
    );
  if (match !== null)
    return { at: from + match[0].length, colon: true, tail: folded.slice(from, from + (match[1] ?? "").length) };
  const spaces = /^[\s.…_,]*/.exec(text.slice(from))?.[0].length ?? 0;
  const words = /^(?:(?:cua|nguoi|chu|me|cha|vo|chong|ho|di|khai|sinh|yeu|cau)\s+){1,5}/.exec(
    folded.slice(from + spaces),
  );
  const length = words?.[0].length ?? 0;
  return { at: from + spaces + length, colon: false, tail: folded.slice(from, from + spaces + length) };
}

/** Digits, or a word with a capital or an address word. */
function isValueNext(folded: string, at: number): boolean {
  return /^(?:\d|la\s|so\s|ngay\s|[a-z])/.test(folded.slice(at));
}

function beginsAlike(folded: string, start: number, label: string): boolean {
  const [first = ""] = label.split(" ");
  return folded.startsWith(first, start);
}
