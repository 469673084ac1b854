import { parseArgs } from "node:util";
import { findFamilies, makeSamples } from "./ocr/samples/make";
import { FAMILIES } from "./ocr/samples/templates";

/*
 * node build/run.mjs tests/bench/make-ocr-samples.ts --dir DIR --half tune|kept --count N --seed S: other papers, fonts and
 * damage than the shared samples. Rules are fitted to "tune"; "kept" has papers and fonts of its own and only measures.
 */
const { values } = parseArgs({
  options: { dir: { type: "string" }, half: { type: "string" }, count: { type: "string" }, seed: { type: "string" } },
});
if (values.dir === undefined) throw new Error("--dir is missing");
const half = values.half === "kept" ? "kept" : "tune";
const families = findFamilies(FAMILIES[half]);
if (families.length === 0) throw new Error("no font here has all Vietnamese letters");
const count = Number(values.count ?? 132);
makeSamples(values.dir, half, count, Number(values.seed ?? 1), families);
console.log(`${count} pages in ${values.dir}, fonts: ${families.join(", ")}`);
