import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { checkSteps, runStep } from "./check/steps.mjs";
import { preparePackagesOnly } from "./setup.mjs";
import { isProgram, OUT, ROOT } from "./setup/places.mjs";
import { runMain, say, sayHeading } from "./setup/say.mjs";

/** At a time; each may take a core and half a gigabyte. */
const AT_ONCE = 2;

/**
 * Types, lint, import rules, dead code, format, licences. Every step runs, whatever became of the others.
 * @returns {Promise<import("./check/steps.mjs").StepResult[]>}
 */
export async function check() {
  sayHeading("Check");
  mkdirSync(join(OUT, "cache"), { recursive: true });
  const waiting = checkSteps((path) => existsSync(join(ROOT, path)));
  /** @type {import("./check/steps.mjs").StepResult[]} */
  const results = [];
  const work = async () => {
    for (let step = waiting.shift(); step !== undefined; step = waiting.shift()) {
      const result = await runStep(step);
      results.push(result);
      say(`${result.ok ? "ok    " : "FAILED"}  ${result.name} (${(result.ms / 1000).toFixed(1)} s)`);
      if (!result.ok) process.stdout.write(`${result.output.trimEnd()}\n`);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return results;
}

if (isProgram(import.meta.url)) {
  await runMain(async () => {
    await preparePackagesOnly();
    const results = await check();
    return results.length > 0 && results.every(({ ok }) => ok) ? 0 : 1;
  });
}
