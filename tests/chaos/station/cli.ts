import { parseArgs } from "node:util";
import { runChaos } from "./run-chaos";

const { values } = parseArgs({
  options: { steps: { type: "string" }, seed: { type: "string" }, json: { type: "boolean" } },
});
const steps = Number(values.steps ?? 20_000);
const seed = values.seed === undefined ? Math.floor(Math.random() * 2 ** 31) : Number(values.seed);
const started = performance.now();
let said = started;
const report = await runChaos({
  steps,
  seed,
  onProgress: (done) => {
    if (performance.now() - said < 10_000) return;
    said = performance.now();
    console.error(`${done} of ${steps} steps, ${Math.round((1000 * done) / (said - started))} a second`);
  },
});
console.log(values.json === true ? JSON.stringify(report) : report);
if (report.violations.length > 0) process.exitCode = 1;
