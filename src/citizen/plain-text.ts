import { fail, ok, type Result } from "../shared/result";

export type TextFault =
  | { readonly kind: "empty" }
  | { readonly kind: "too-long"; readonly max: number; readonly length: number }
  | { readonly kind: "control-character" }
  | { readonly kind: "emoji" }
  | { readonly kind: "too-many-marks" };

export interface TextRule {
  /** In characters as people count them (code points after NFC). */
  readonly max: number;
  /** Line breaks are kept, e.g. in a note. */
  readonly lines?: boolean;
}

// Control and format characters, also those that turn the direction of text, private use and lone surrogates.
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}\uFFFD]/u;
const PICTURE = /[\p{Extended_Pictographic}\p{Regional_Indicator}\u20E3\uFE0F]/u;
/** Vietnamese letters need no mark beside them after NFC, languages of minorities at most two. */
const STACK = /\p{M}{3,}/u;

/**
 * Text as it is stored: NFC, single blanks, nothing at the ends. Refuses what cannot be printed on a form: control
 * characters, emoji, towers of marks. Digits followed by a keycap sign count as emoji, plain ones do not.
 */
export function normalizeText(raw: string, rule: TextRule): Result<string, TextFault> {
  const breaks = rule.lines === true ? raw.replace(/\r\n?/g, "\n") : raw.replace(/[\t\r\n]+$/, "");
  const lines = rule.lines === true ? breaks.split("\n") : [breaks];
  const text = lines.map(tidyLine).join("\n").trim();
  if (text === "") return fail({ kind: "empty" });
  if (PICTURE.test(text)) return fail({ kind: "emoji" });
  if (INVISIBLE.test(text.replaceAll("\n", ""))) return fail({ kind: "control-character" });
  if (rule.lines !== true && text.includes("\n")) return fail({ kind: "control-character" });
  if (STACK.test(text)) return fail({ kind: "too-many-marks" });
  const length = Array.from(text).length;
  return length > rule.max ? fail({ kind: "too-long", max: rule.max, length }) : ok(text);
}

function tidyLine(line: string): string {
  return line
    .normalize("NFC")
    .replace(/[\p{Zs}]+/gu, " ")
    .trim();
}
