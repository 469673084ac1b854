import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { check } from "./check.mjs";
import { setUp } from "./setup.mjs";
import { runProgram } from "./setup/command.mjs";
import { OUT, ROOT } from "./setup/places.mjs";
import { runMain, say, sayHeading } from "./setup/say.mjs";
import { addCounts, countTests, isGreen, NOTHING } from "./test/count.mjs";

/** @typedef {import("./test/count.mjs").Counts} Counts */

const PROJECTS = ["unit", "contract", "storage", "renderer"];

/**
 * One run of vitest over some projects, counted from its own report.
 * @param {string} name @param {readonly string[]} projects
 * @returns {Promise<Counts>}
 */
async function runTests(name, projects) {
  sayHeading(`Tests: ${projects.join(", ")}`);
  const report = join(OUT, "test", `${name}.json`);
  rmSync(report, { force: true });
  const code = await runProgram(
    process.execPath,
    [
      join(ROOT, "node_modules", "vitest", "vitest.mjs"),
      ...["run", "--config", "build/vitest.config.ts", "--reporter=default", "--reporter=json"],
      `--outputFile.json=${report}`,
      ...projects.flatMap((project) => ["--project", project]),
    ],
    { cwd: ROOT },
  );
  try {
    return countTests(JSON.parse(readFileSync(report, "utf8")), code);
  } catch {
    say(`vitest ended with code ${code} and left no report`);
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

await runMain(async () => {
  const wanted = process.argv.slice(2);
  const includes = (/** @type {string} */ part) => wanted.length === 0 || wanted.includes(part);
  await setUp();
  mkdirSync(join(OUT, "test"), { recursive: true });
  let counts = NOTHING;
  if (includes("check")) {
    const steps = await check();
    const passed = steps.filter(({ ok }) => ok).length;
    counts = addCounts(counts, { passed, failed: steps.length - passed, skipped: 0 });
  }
  const projects = PROJECTS.filter(includes);
  if (projects.length > 0) counts = addCounts(counts, await runTests("vitest", projects));
  if (includes("e2e")) counts = addCounts(counts, await runTests("e2e", ["e2e"]));
  if (counts.skipped > 0) say(`${counts.skipped} skipped`);
  process.stdout.write(`\n${counts.passed} passed, ${counts.failed} failed\n`);
  return isGreen(counts) ? 0 : 1;
});
