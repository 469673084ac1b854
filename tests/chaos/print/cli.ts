import { parseArgs } from "node:util";
import { runPrintChaos } from "./run-print-chaos";

const { values } = parseArgs({
  options: { jobs: { type: "string" }, seed: { type: "string" }, json: { type: "boolean" } },
});
const seed = values.seed === undefined ? Math.floor(Math.random() * 2 ** 31) : Number(values.seed);
const report = await runPrintChaos({ jobs: Number(values.jobs ?? 1_000), seed });
console.log(values.json === true ? JSON.stringify(report) : report);
if (report.printedTwice > 0 || report.lost > 0 || report.open > 0) process.exitCode = 1;
