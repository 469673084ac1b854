import { parseArgs } from "node:util";
import { findFamilies, makeSamples } from "./ocr/samples/make";

/*
 * node build/run.mjs tests/bench/make-ocr-samples.ts --dir DIR --count N --seed S: other papers, fonts and damage than the
 * shared samples. Odd seeds are for tuning, even ones are kept out of it.
 */
const { values } = parseArgs({
  options: { dir: { type: "string" }, count: { type: "string" }, seed: { type: "string" } },
});
if (values.dir === undefined) throw new Error("--dir is missing");
const families = findFamilies([
  "Carlito",
  "Caladea",
  "DejaVu Serif",
  "DejaVu Sans",
  "Noto Serif",
  "Noto Sans",
  "EB Garamond",
  "Linux Libertine O",
  "Roboto",
  "Times New Roman",
  "Arial",
]);
if (families.length === 0) throw new Error("no font here has all Vietnamese letters");
makeSamples(values.dir, Number(values.count ?? 54), Number(values.seed ?? 1), families);
console.log(`${values.count ?? "54"} pages in ${values.dir}, fonts: ${families.join(", ")}`);
