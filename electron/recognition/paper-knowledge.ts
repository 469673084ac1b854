import { readFile } from "node:fs/promises";
import path from "node:path";
import type { PaperCatalogue } from "../../src/ocr/read-paper";
import { indexPlaces } from "../../src/ocr/places";
import { parseUnits } from "../../src/procedure/units";
import { expectOk } from "../../src/shared/result";
import type { ReferenceData } from "../catalogue/reference-data";

/** What makes a reading plausible: kinds of paper, numbers of provinces, provinces of today and before, communes. */
export async function readPaperKnowledge(
  assetsFolder: string,
  { paperKinds, dictionaries }: ReferenceData,
): Promise<Omit<PaperCatalogue, "thisYear">> {
  const { idNumberPrefixes } = dictionaries;
  const raw: unknown = JSON.parse(
    await readFile(path.join(assetsFolder, "units", "administrative-units.json"), "utf8"),
  );
  const units = expectOk(parseUnits(raw));
  const provinces = [
    ...units.provinces.map((province) => province.name),
    ...idNumberPrefixes.map((prefix) => prefix.oldProvince),
  ];
  const places = indexPlaces(units.communes.map(({ name, province }) => ({ name, province: province.name })));
  return { kinds: paperKinds, idNumberPrefixes, provinces, places };
}
