import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { npmCommand, runProgram } from "./command.mjs";
import { ROOT } from "./places.mjs";
import { say, SetupProblem } from "./say.mjs";

/** @typedef {{ version?: string, integrity?: string, optional?: boolean, devOptional?: boolean, link?: boolean }} LockedPackage */
/** @typedef {Readonly<Record<string, LockedPackage>>} LockedPackages */

/** @param {string} version as in process.versions.node @param {string} engines as in package.json, ">=20.19" */
export function checkNode(version, engines) {
  const wanted = /^>=(\d+)\.(\d+)$/.exec(engines);
  if (!wanted) throw new Error(`engines.node is not of the form >=20.19: ${engines}`);
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const [least, leastMinor] = [Number(wanted[1]), Number(wanted[2])];
  if (major > least || (major === least && minor >= leastMinor)) return;
  throw new SetupProblem(`Node ${least}.${leastMinor} or newer is needed; this is ${version}.`);
}

/**
 * What is installed differently from the lock. npm writes what it installed to node_modules/.package-lock.json, last of all, so an
 * interrupted install shows too.
 * @param {LockedPackages} wanted of package-lock.json
 * @param {LockedPackages} installed of node_modules/.package-lock.json
 * @returns {string[]} paths
 */
export function differences(wanted, installed) {
  const missing = Object.entries(wanted).filter(([path, entry]) => {
    if (path === "") return false;
    const there = installed[path];
    // Optional packages of other platforms are not installed.
    if (there === undefined) return entry.optional !== true && entry.devOptional !== true;
    return there.version !== entry.version || there.integrity !== entry.integrity;
  });
  const surplus = Object.entries(installed).filter(([path]) => wanted[path] === undefined);
  return [...missing, ...surplus].map(([path]) => path);
}

/** Installs the npm packages, unless they are already those of package-lock.json. */
export async function preparePackages() {
  const reason = whyToInstall();
  if (reason === undefined) return;
  say(`npm packages: ${reason}; installing them (npm ci)`);
  const npm = npmCommand();
  // No package of ours needs its install script (the Electron binary comes from the set-up), so none is run and npm asks nothing.
  const args = [...npm.args, "ci", "--ignore-scripts", "--no-audit", "--no-fund"];
  const env = { ...process.env, npm_config_loglevel: "error" };
  const code = await runProgram(npm.program, args, { cwd: ROOT, shell: npm.shell, env });
  if (code !== 0) throw new SetupProblem(`npm ci failed (code ${code}). Is the npm registry reachable from here?`);
}

/** @returns {string | undefined} */
function whyToInstall() {
  const folder = join(ROOT, "node_modules");
  const record = join(folder, ".package-lock.json");
  if (!existsSync(record)) return existsSync(folder) ? "an install was interrupted" : "not there yet";
  const wanted = readPackages(join(ROOT, "package-lock.json"));
  const installed = readPackages(record);
  const differing = differences(wanted, installed);
  if (differing.length > 0) return `${differing.length} differ from package-lock.json`;
  const gone = Object.keys(installed).filter((path) => !existsSync(join(ROOT, path)));
  return gone.length > 0 ? `${gone.length} are missing` : undefined;
}

/** @param {string} path @returns {LockedPackages} */
function readPackages(path) {
  return JSON.parse(readFileSync(path, "utf8")).packages;
}
