import { parseArgs } from "node:util";
import { DAMAGES } from "./ocr/samples/damage";
import { findFamilies, makeOddSamples, makeSamples } from "./ocr/samples/make";
import { FAMILIES } from "./ocr/samples/templates";

/*
 * node build/run.mjs tests/bench/make-ocr-samples.ts --dir DIR --half tune|kept|odd --count N --seed S
 * [--only stamp,fax]: other papers, fonts and damage than the shared samples. Rules are fitted to "tune"; "kept" has papers and fonts of its own and only measures;
 * "odd" are pages on which nothing Vietnamese can be read.
 */
const { values } = parseArgs({
  options: {
    dir: { type: "string" },
    half: { type: "string" },
    count: { type: "string" },
    seed: { type: "string" },
    only: { type: "string" },
  },
});
if (values.dir === undefined) throw new Error("--dir is missing");
const seed = Number(values.seed ?? 1);
if (values.half === "odd") {
  await makeOddSamples(values.dir, Number(values.count ?? 3), seed);
} else {
  const half = values.half === "kept" ? "kept" : "tune";
  const families = findFamilies(FAMILIES[half]);
  if (families.length === 0) throw new Error("no font here has all Vietnamese letters");
  const damages = DAMAGES.filter((damage) => values.only?.split(",").includes(damage) ?? true);
  await makeSamples(values.dir, { half, count: Number(values.count ?? 132), seed, families, damages });
  console.log(`fonts: ${families.join(", ")}`);
}
