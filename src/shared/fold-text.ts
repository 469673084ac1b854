/** For search: NFC-independent, without Vietnamese marks, đ as d, lower case, single blanks. ASCII for Vietnamese text. */
export function foldText(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").replace(/[đĐ]/g, "d").toLowerCase().replace(/\s+/g, " ").trim();
}
