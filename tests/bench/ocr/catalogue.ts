import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { readReferenceData } from "../../../electron/catalogue/reference-data";
import type { PaperCatalogue } from "../../../src/ocr/read-paper";

const ASSETS = fileURLToPath(new URL("../../../assets/", import.meta.url));

/** What the application itself knows when it reads a paper. */
export async function readPaperCatalogue(): Promise<PaperCatalogue> {
  const { paperKinds, dictionaries } = await readReferenceData(join(ASSETS));
  const { idNumberPrefixes } = dictionaries;
  const provinces = idNumberPrefixes.map((prefix) => prefix.oldProvince);
  return { kinds: paperKinds, idNumberPrefixes, provinces, thisYear: new Date().getFullYear() };
}
