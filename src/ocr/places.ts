import { distanceBetween } from "./fuzzy";
import { isKnownName, isSameSpelling, modernTone } from "./name-lists";
import { foldLetters } from "./segments";

export interface Place {
  /** "Xã Tân Tiến". */
  readonly name: string;
  /** "Tỉnh Đồng Nai". */
  readonly province: string;
}

export interface PlaceIndex {
  /** Communes of today by their names without marks: "xa tan tien". */
  readonly communes: ReadonlyMap<string, readonly Place[]>;
  /** Syllables of all their names, in one spelling, by their letters without marks. */
  readonly syllables: ReadonlyMap<string, ReadonlySet<string>>;
}

export function indexPlaces(places: readonly Place[]): PlaceIndex {
  const communes = new Map<string, Place[]>();
  const syllables = new Map<string, Set<string>>();
  for (const place of places) {
    const row = communes.get(foldLetters(place.name));
    if (row === undefined) communes.set(foldLetters(place.name), [place]);
    else row.push(place);
    for (const syllable of place.name
      .normalize("NFC")
      .toLowerCase()
      .split(/[\s-]+/)) {
      const folded = foldLetters(syllable);
      syllables.set(folded, (syllables.get(folded) ?? new Set()).add(modernTone(syllable)));
    }
  }
  return { communes, syllables };
}

/** A syllable that is in no name of a commune or person, though one that differs in its marks only is: "Lơi" for "Lợi". */
export function isOddSyllable(index: PlaceIndex, syllable: string): boolean {
  const word = syllable.normalize("NFC").toLowerCase();
  const known = index.syllables.get(foldLetters(word));
  return known !== undefined && !known.has(modernTone(word)) && !isKnownName(word, "later");
}

/** Letters in which the name of a commune may differ from one that there is, to be taken for a misread one. */
const NEAR = 1;

/**
 * "known": there is such a commune, in that province where one is named. Otherwise those whose names differ in marks or in one letter only;
 * none where nothing is like it, as for communes of before 2025.
 */
export function findPlace(index: PlaceIndex, commune: string, province?: string): "known" | readonly Place[] {
  const folded = foldLetters(commune.normalize("NFC").trim());
  const inProvince = (place: Place) =>
    province === undefined || foldLetters(bareProvince(place.province)) === foldLetters(bareProvince(province));
  const rows = (index.communes.get(folded) ?? []).filter(inProvince);
  if (rows.some((place) => isSameSpelling(place.name, commune.trim()))) return "known";
  if (rows.length > 0 || province === undefined || folded.length < 8) return rows;
  const near = [...index.communes]
    .filter(([name]) => distanceBetween(name, folded, NEAR) <= NEAR)
    .flatMap(([, places]) => places);
  return near.filter(inProvince);
}

/** "tỉnh Thanh Hóa", "TP. Hà Nội" → "Thanh Hóa", "Hà Nội". */
export function bareProvince(name: string): string {
  return name
    .normalize("NFC")
    .trim()
    .replace(/^(?:tỉnh|thành phố|tp\.?)\s+/i, "");
}
