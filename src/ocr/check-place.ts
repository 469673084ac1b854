import { isSameSpelling } from "./name-lists";
import { bareProvince, findPlace, isOddSyllable, type PlaceIndex } from "./places";
import { withDoubt, withoutPageDoubt, type ReadField } from "./read-field";
import { foldLetters } from "./segments";

/** What is known of places when a paper is read. */
export interface PlaceKnowledge {
  /** Full names of provinces of today and before, such as "tỉnh Thanh Hóa" or "Thanh Hóa". */
  readonly provinces: readonly string[];
  /** Communes of today. */
  readonly places: PlaceIndex;
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
export function checkAddress(field: ReadField, knowledge: PlaceKnowledge): ReadField {
  let checked = field;
  for (const part of field.value.split(/,\s*/)) {
    const like = PART_WORDS.find((words) => foldLetters(part).startsWith(`${foldLetters(words)} `));
    if (like !== undefined && !PART_WORDS.some((words) => isSameSpelling(part.slice(0, words.length), words))) {
      checked = withDoubt(checked, "implausible");
    }
  }
  // "Ấp Mỹ Lơi": names of hamlets and streets are in no list, but they are made of the syllables of other names.
  const names = field.value
    .split(/[,–-]/)
    .slice(0, -2)
    .flatMap((part) => part.match(/\p{Lu}\p{Ll}+/gu) ?? []);
  const parted = new Set(PART_WORDS.map((words) => words.split(" ")[0] ?? ""));
  const odd = names.some((name) => !parted.has(name.toLowerCase()) && isOddSyllable(knowledge.places, name));
  if (odd) checked = withDoubt(checked, "implausible");
  // "Tổ ó": a six.
  const figure = /(?<=^|[\s\d/])[óÓ](?=$|[\s\d/,])/gu;
  if (figure.test(field.value)) checked = withDoubt(checked, "implausible", [field.value.replace(figure, "6")]);
  // "xã la Lốp": a name begins with a capital, so that was an I.
  const small = /(?<=(?:xã|phường|tỉnh|thành phố|huyện|quận) )l(?=\p{Ll})/gu;
  if (small.test(field.value)) checked = withDoubt(checked, "implausible", [field.value.replace(small, "I")]);
  if (!field.value.includes(",") && field.value.split(" ").length < 3) checked = withDoubt(checked, "implausible");
  const parts = field.value.replace(/,\s*Việt Nam$/iu, "").split(/[,–-]/);
  const last = parts.at(-1)?.trim() ?? "";
  checked = checkCommune(checked, parts.at(-2)?.trim() ?? "", last, knowledge.places);
  const place = bareProvince(last);
  if (knowledge.provinces.some((province) => isSameSpelling(bareProvince(province), place))) {
    return isListed(parts, knowledge.places) ? withoutPageDoubt(checked) : checked;
  }
  // "Bệnh viện Phụ sản tỉnh Thanh Hóa".
  const ends = (province: string): boolean =>
    isSameSpelling(last.slice(-bareProvince(province).length - 1), ` ${bareProvince(province)}`);
  if (knowledge.provinces.some(ends)) return checked;
  const nearly = knowledge.provinces.find((province) => foldLetters(bareProvince(province)) === foldLetters(place));
  const before = field.value.slice(0, field.value.length - place.length);
  if (nearly !== undefined) return withDoubt(checked, "implausible", [before + bareProvince(nearly)]);
  // Words of the next line that were taken for a part of the address.
  const longer = knowledge.provinces.find((province) =>
    isSameSpelling(bareProvince(province), place.slice(0, bareProvince(province).length)),
  );
  const goesOn = longer !== undefined && place.slice(bareProvince(longer).length).startsWith(" ");
  // An address that names no province lost its end, or what follows it was taken for a part of it.
  return withDoubt(checked, "implausible", goesOn ? [before + bareProvince(longer)] : []);
}

/** A commune that there is in that province, and nothing but numbers before it: no mark could be misread. */
function isListed(parts: readonly string[], places: PlaceIndex): boolean {
  const commune = parts.at(-2)?.trim() ?? "";
  const numbered = /^(?:số|tổ|thôn|xóm|ấp|khu phố|khu|ngõ|ngách|đội|cụm|bản)\s+\d[\d/]*[a-z]?$/iu;
  const rest = parts.slice(0, -2).map((part) => part.normalize("NFC").trim());
  return findPlace(places, commune, parts.at(-1)) === "known" && rest.every((part) => numbered.test(part));
}

/** "xã Thái Thuy, tỉnh Hưng Yên": there is only a Thái Thuỵ. */
function checkCommune(field: ReadField, commune: string, province: string | undefined, index: PlaceIndex): ReadField {
  const found = findPlace(index, commune, province);
  if (found === "known" || found.length === 0) return field;
  const hints = found.map(({ name }) => field.value.replace(commune, alike(name, commune)));
  return withDoubt(field, "implausible", hints);
}

/** `name` with capitals where `model` has them. */
function alike(name: string, model: string): string {
  if (model === model.toUpperCase()) return name.toUpperCase();
  return model.slice(0, 1) === model.slice(0, 1).toLowerCase() ? name.slice(0, 1).toLowerCase() + name.slice(1) : name;
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
export function checkIssuer(field: ReadField, knowledge: PlaceKnowledge): ReadField {
  let mended = field.value;
  for (const words of BODY_WORDS) {
    const at = ` ${foldLetters(mended)}`.indexOf(` ${foldLetters(words)} `);
    if (at < 0) continue;
    const read = mended.slice(at, at + words.length);
    if (!isSameSpelling(read, words))
      mended = mended.slice(0, at) + alike(words, read) + mended.slice(at + words.length);
  }
  // The title of the paper stands under the body that issued it, and is no part of its name.
  const checked = / (?:giay|xac nhan|quyet dinh|thong bao|to khai) /.test(foldLetters(` ${field.value} `))
    ? withDoubt(field, "implausible")
    : field;
  if (mended !== field.value) return withDoubt(checked, "implausible", [mended]);
  const commune = /(?:^| )((?:xã|phường|đặc khu) .+)$/iu.exec(field.value)?.[1];
  if (commune === undefined) return checked;
  const found = findPlace(knowledge.places, commune, undefined);
  const body = field.value.slice(0, field.value.length - commune.length).trim();
  if (found === "known" && /^(?:ủy ban nhân dân|uỷ ban nhân dân|công an|hội đồng nhân dân)$/iu.test(body))
    return withoutPageDoubt(checked);
  // Communes of before 2025 are in no list, and neither is one whose name was misread.
  return found !== "known" && found.length === 0
    ? withDoubt(checked, "implausible")
    : checkCommune(checked, commune, undefined, knowledge.places);
}
