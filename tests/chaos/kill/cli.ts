import { parseArgs } from "node:util";
import { createSeededRandom } from "../../fakes/seeded-random";
import { runKills } from "./run-kills";

const { values } = parseArgs({
  options: { times: { type: "string" }, seed: { type: "string" }, json: { type: "boolean" } },
});
const seed = values.seed === undefined ? Math.floor(Math.random() * 2 ** 31) : Number(values.seed);
const report = await runKills(Number(values.times ?? 100), createSeededRandom(seed));
console.log(values.json === true ? JSON.stringify({ ...report, seed }) : { ...report, seed });
if (report.lost > 0 || report.duplicated > 0) process.exitCode = 1;
