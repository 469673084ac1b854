import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { preparePackagesOnly } from "./setup.mjs";
import { runProgram } from "./setup/command.mjs";
import { isProgram, ROOT } from "./setup/places.mjs";
import { runMain, SetupProblem } from "./setup/say.mjs";

/**
 * Runs a TypeScript program of the project to its end, by a Node with the options that this one was started with.
 * @param {string} file below the project's folder
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<number>} its exit code
 */
export function runTypeScript(file, args, env = process.env) {
  const path = join(ROOT, file);
  if (!existsSync(path)) throw new SetupProblem(`There is no ${file}.`);
  const loader = pathToFileURL(join(ROOT, "node_modules", "tsx", "dist", "loader.mjs")).href;
  return runProgram(process.execPath, [...process.execArgv, "--import", loader, path, ...args], {
    ...{ cwd: ROOT, env, handsSignalsOn: true },
  });
}

if (isProgram(import.meta.url)) {
  await runMain(async () => {
    const [file, ...args] = process.argv.slice(2);
    if (file === undefined) throw new SetupProblem("Usage: node build/run.mjs path/to/program.ts [arguments]");
    await preparePackagesOnly();
    return runTypeScript(file, args);
  });
}
