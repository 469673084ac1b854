import { parseArgs } from "node:util";
import { replay } from "./replay";
import { runNetChaos } from "./run-net-chaos";

const { values } = parseArgs({
  options: {
    steps: { type: "string" },
    seed: { type: "string" },
    json: { type: "boolean" },
    /** Runs that are spent on making a broken history shorter. */
    shorten: { type: "string" },
    /** A file with a report in JSON: its shortened history once more, instead of random ones. */
    replay: { type: "string" },
  },
});

if (values.replay !== undefined) {
  const report = await replay(values.replay);
  console.log(JSON.stringify(report ?? null));
  if (report?.violation !== undefined) process.exitCode = 1;
} else await run();

async function run(): Promise<void> {
  const steps = Number(values.steps ?? 10_000);
  const seed = values.seed === undefined ? Math.floor(Math.random() * 2 ** 31) : Number(values.seed);
  const started = performance.now();
  let said = started;
  const report = await runNetChaos({
    steps,
    seed,
    minimiseAttempts: Number(values.shorten ?? 300),
    onProgress: (done) => {
      if (performance.now() - said < 10_000) return;
      said = performance.now();
      console.error(`${done} of ${steps} steps, ${Math.round((1000 * done) / (said - started))} a second`);
    },
  });
  console.log(values.json === true ? JSON.stringify(report) : report);
  if (report.violations.length > 0) process.exitCode = 1;
}
