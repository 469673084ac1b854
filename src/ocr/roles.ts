/** Whom a label speaks of, by the words after it ("… người mẹ:", "… của chủ hộ:"). Folded; the first that is contained wins. */
const ROLES: readonly (readonly [words: RegExp, role: string])[] = [
  [/\bchu ho\b/, "chu_ho"],
  [/\b(?:nguoi )?di khai\b/, "nguoi_di_khai"],
  [/\b(?:nguoi )?yeu cau\b/, "nguoi_yeu_cau"],
  [/\bde nghi\b/, "nguoi_de_nghi"],
  [/\bduoc uy quyen\b/, "nguoi_duoc_uy_quyen"],
  [/\buy quyen\b/, "nguoi_uy_quyen"],
  [/\blam chung\b/, "nguoi_lam_chung"],
  [/\bdai dien\b/, "nguoi_dai_dien"],
  [/\bgiam ho\b/, "nguoi_giam_ho"],
  [/\bnop\b/, "nguoi_nop"],
  [/\bky\b/, "nguoi_ky"],
  [/\bme\b/, "me"],
  [/\bcha\b|\bbo\b/, "cha"],
  [/\bchong\b|\bben nam\b/, "chong"],
  [/\bvo\b|\bben nu\b/, "vo"],
  [/\bcon\b|\btre\b/, "con"],
  [/\bben a\b/, "ben_a"],
  [/\bben b\b/, "ben_b"],
];

/** "" for the person the paper is about: an empty tail, or one that only repeats that ("người được khai sinh"). */
export function findRole(foldedTail: string): string {
  const tail = foldedTail.replace(/[^a-z ]/g, " ");
  if (/\bduoc (?:khai|cap|xac nhan|dang ky)/.test(tail)) return "";
  return ROLES.find(([words]) => words.test(tail))?.[1] ?? "";
}
