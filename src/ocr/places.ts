import { distanceBetween } from "./fuzzy";
import { isSameSpelling } from "./name-lists";
import { foldLetters } from "./segments";

export interface Place {
  /** "Xã Tân Tiến". */
  readonly name: string;
  /** "Tỉnh Đồng Nai". */
  readonly province: string;
}

/** Communes of today by their names without marks: "xa tan tien". */
export type PlaceIndex = ReadonlyMap<string, readonly Place[]>;

export function indexPlaces(places: readonly Place[]): PlaceIndex {
  const index = new Map<string, Place[]>();
  for (const place of places) {
    const row = index.get(foldLetters(place.name));
    if (row === undefined) index.set(foldLetters(place.name), [place]);
    else row.push(place);
  }
  return index;
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
  const rows = (index.get(folded) ?? []).filter(inProvince);
  if (rows.some((place) => isSameSpelling(place.name, commune.trim()))) return "known";
  if (rows.length > 0 || province === undefined || folded.length < 8) return rows;
  const near = [...index]
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
