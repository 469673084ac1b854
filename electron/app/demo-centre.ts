import { readFile } from "node:fs/promises";
import path from "node:path";
import { centreSchema, type Centre } from "./station-config";

/** The training centre that the program carries with it: a commune, officers and citizens that do not exist. */
export async function readDemoCentre(assetsFolder: string): Promise<Centre> {
  const text = await readFile(path.join(assetsFolder, "demo", "centre.json"), "utf8");
  return centreSchema.parse(JSON.parse(text));
}
