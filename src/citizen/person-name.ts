import { fail, ok, type Result } from "../shared/result";
import { normalizeText, type TextFault } from "./plain-text";

export const NAME_MAX = 200;

export type NameFault = TextFault | { readonly kind: "not-a-letter"; readonly character: string };

// Names of 54 peoples: letters, blanks, H'Ngăm, Ka-Să, "Nguyễn T. A.", and a leftover combining mark as in K̆.
const NAME_CHARACTER = /[\p{L}\p{M} '’ʼ.-]/u;

/** The name of a person in NFC, in the case people wrote it; refuses digits and signs that no name has. */
export function normalizePersonName(raw: string): Result<string, NameFault> {
  const text = normalizeText(raw, { max: NAME_MAX });
  if (!text.ok) return text;
  const strange = Array.from(text.value).find((character) => !NAME_CHARACTER.test(character));
  if (strange !== undefined) return fail({ kind: "not-a-letter", character: strange });
  return /\p{L}/u.test(text.value) ? ok(text.value) : fail({ kind: "empty" });
}

/** The name of an organisation may hold digits and signs: "Công ty TNHH MTV 2-9 & Con". */
export function normalizeOrganisationName(raw: string): Result<string, TextFault> {
  return normalizeText(raw, { max: NAME_MAX });
}

/**
 * Whether two spellings are one name: case, blanks, NFC/NFD, the kind of apostrophe and the place of the tone
 * ("Hòa", "Hoà") do not count; marks do ("Nguyên" is not "Nguyễn").
 */
export function isSameName(a: string, b: string): boolean {
  return comparableName(a) === comparableName(b);
}

function comparableName(name: string): string {
  const tidy = name.normalize("NFC").toLowerCase().replace(/[’ʼ]/g, "'").replace(/\s+/g, " ").trim();
  return tidy.split(" ").map(moveToneToEnd).join(" ");
}

const TONES = /[\u0300\u0301\u0303\u0309\u0323]/u;

/** A syllable carries one tone; written after it, its place no longer matters. Other marks stay on their letters. */
function moveToneToEnd(syllable: string): string {
  const decomposed = syllable.normalize("NFD");
  const tone = TONES.exec(decomposed)?.[0];
  return tone === undefined ? syllable : `${decomposed.replace(tone, "").normalize("NFC")}${tone}`;
}

/** "ĐOÀN TRÚC HẠ VI" as "DOAN TRUC HA VI": what a machine-readable zone can hold. */
export function toMachineName(name: string): string {
  return name
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/[đĐ]/g, "D")
    .toUpperCase()
    .replace(/['’ʼ.]/g, "")
    .replace(/[^A-Z]+/g, " ")
    .trim();
}
