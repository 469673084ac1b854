/** Words with which a part of an address begins, folded; anything else in lower case ends it inside a sentence. */
const PART =
  /^(?:so|ngo|ngach|hem|kiet|duong|pho|to|ap|thon|xom|ban|buon|lang|khu|khom|cum|doi|phuong|xa|thi|thanh|tp|tx|tt|tinh|huyen|quan|q|p|h|t|x|can|phong|tang|toa|chung|nha|lo|dac|khoi|plei|phum|soc|bon|tieu|kp|tdp|viet)(?![a-z])/;

/** Where an address that stands in a sentence ends: before the first part that is none. */
export function endOfAddress(text: string, folded: string, from: number): number {
  for (let at = from; at < text.length; at += 1) {
    const letter = text[at];
    if (letter === ";" || letter === "(") return at;
    if (letter === "." && /^\.\s+\p{Lu}/u.test(text.slice(at)) && !/(?:TP|P|Q|H|T|X|TX|TT)$/.test(text.slice(from, at)))
      return at;
    if (letter !== ",") continue;
    const rest = folded.slice(at + 1).trimStart();
    const next = text.slice(at + 1).trimStart();
    if (rest === "") return at;
    if (/^\p{Ll}/u.test(next) && !PART.test(rest)) return at;
  }
  return text.length;
}

/** Without the signs that a rest of dust leaves at its ends. */
export function tidyValue(text: string): string {
  return text
    .replace(/[.…_]{3,}/g, " ")
    .replace(/\s+/g, " ")
    .replace(/^[\s:;,.\-–_'"|]+/, "")
    .replace(/[\s:;,.\-–_'"|*~=]+$/, "")
    .trim();
}

/** True where the text has at least two parts of an address, or one that names what it is. */
export function looksLikeAddress(folded: string): boolean {
  return folded.includes(",") || PART.test(folded);
}

/** "Xóm 13. xã Xuân Phú": between parts of an address stands a comma, whatever dot was read. */
export function withCommas(address: string): string {
  return address.replace(
    /(?<=[\p{Ll}\d])\.\s+(?=(?:xã|phường|thị trấn|đặc khu|quận|huyện|thị xã|tỉnh|thành phố|thôn|xóm|ấp|tổ|khu phố|đường|phố|ngõ) )/gu,
    ", ",
  );
}
