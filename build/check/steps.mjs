import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { ROOT } from "../setup/places.mjs";

/** @typedef {{ readonly name: string, readonly program: string, readonly args: readonly string[] }} Step */
/** @typedef {{ readonly name: string, readonly ok: boolean, readonly ms: number, readonly output: string }} StepResult */

/** Worlds with a compiler setting of their own. */
const WORLDS = ["src", "src/gateway", "electron", "renderer", "tests", "build"];
const SOURCES = ["src", "electron", "renderer", "tests", "build"];
/** The longest steps: in parts, so that two cores share them. */
const LINTED = [["tests"], ["renderer"], ["src", "electron", "build"]];
const FORMATTED = "{src,electron,renderer,build,tests}/**/*.{ts,tsx,mjs,css,html}";

/** @param {(path: string) => boolean} exists whether a path below the project is there @returns {Step[]} */
export function checkSteps(exists) {
  const types = WORLDS.filter((world) => exists(`${world}/tsconfig.json`)).map((world) => ({
    name: `types: ${world}`,
    program: tool("typescript", "tsc"),
    args: ["-p", world, "--incremental", "--tsBuildInfoFile", `out/cache/tsc-${world.replace("/", "-")}.tsbuildinfo`],
  }));
  return [
    ...LINTED.map((folders) => ({
      name: `lint: ${folders.join(", ")}`,
      program: tool("eslint"),
      args: ["-c", "build/eslint.config.mjs", "--max-warnings", "0", ...folders],
    })),
    ...types,
    {
      name: "imports and cycles",
      program: tool("dependency-cruiser", "depcruise"),
      args: ["--config", "build/dependency-cruiser.mjs", ...SOURCES],
    },
    { name: "dead code", program: tool("knip"), args: ["--config", "build/knip.json", "--no-progress"] },
    {
      name: "format",
      program: tool("prettier"),
      args: ["--config", "build/prettier.json", "--ignore-path", "build/prettierignore", "--check", FORMATTED],
    },
    { name: "packages and licences", program: join(ROOT, "build", "check", "lock.mjs"), args: [] },
  ];
}

/** Runs one step without showing what it prints. @param {Step} step @returns {Promise<StepResult>} */
export function runStep({ name, program, args }) {
  const started = performance.now();
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [program, ...args], { cwd: ROOT, stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (data) => (output += String(data)));
    const done = (/** @type {boolean} */ ok) => resolve({ name, ok, ms: performance.now() - started, output });
    child.once("error", () => done(false));
    child.once("close", (code) => done(code === 0));
  });
}

/** The script behind a package's command; run by node itself, it needs no shell. @param {string} name @param {string} [command] */
function tool(name, command = name) {
  const require = createRequire(import.meta.url);
  const description = findDescription(require, name);
  const { bin } = require(description);
  return join(dirname(description), typeof bin === "string" ? bin : bin[command]);
}

/** @param {NodeJS.Require} require @param {string} name */
function findDescription(require, name) {
  const folder = (require.resolve.paths(name) ?? []).map((path) => join(path, name, "package.json"));
  const found = folder.find((path) => {
    try {
      return Boolean(require(path));
    } catch {
      return false;
    }
  });
  if (found === undefined) throw new Error(`the npm package ${name} is not installed`);
  return found;
}
