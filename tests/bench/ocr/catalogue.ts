import { fileURLToPath } from "node:url";
import { readReferenceData } from "../../../electron/catalogue/reference-data";
import { readPaperKnowledge } from "../../../electron/recognition/paper-knowledge";
import type { PaperCatalogue } from "../../../src/ocr/read-paper";

const ASSETS = fileURLToPath(new URL("../../../assets/", import.meta.url));

/** What the application itself knows when it reads a paper. */
export async function readPaperCatalogue(): Promise<PaperCatalogue> {
  const knowledge = await readPaperKnowledge(ASSETS, await readReferenceData(ASSETS));
  return { ...knowledge, thisYear: new Date().getFullYear() };
}
