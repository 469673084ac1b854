import { readFile } from "node:fs/promises";
import path from "node:path";
import type { PaperCatalogue } from "../../src/ocr/read-paper";
import { indexPlaces, type Place } from "../../src/ocr/places";
import { parseUnits } from "../../src/procedure/units";
import { expectOk } from "../../src/shared/result";
import type { ReferenceData } from "../catalogue/reference-data";

/**
 * What makes a reading plausible: kinds of paper, numbers of provinces, provinces of today and before, communes.
 * `own`: where the centre is; a training centre lies in a commune that no list has.
 */
export async function readPaperKnowledge(
  assetsFolder: string,
  { paperKinds, dictionaries }: ReferenceData,
  own?: Place,
): Promise<Omit<PaperCatalogue, "thisYear">> {
  const { idNumberPrefixes } = dictionaries;
  const raw: unknown = JSON.parse(
    await readFile(path.join(assetsFolder, "units", "administrative-units.json"), "utf8"),
  );
  const units = expectOk(parseUnits(raw));
  const here = own === undefined ? [] : [own];
  const provinces = [
    ...here.map(({ province }) => province),
    ...units.provinces.map((province) => province.name),
    ...idNumberPrefixes.map((prefix) => prefix.oldProvince),
  ];
  const places = indexPlaces([
    ...here,
    ...units.communes.map(({ name, province }) => ({ name, province: province.name })),
  ]);
  return { kinds: paperKinds, idNumberPrefixes, provinces, places };
}
