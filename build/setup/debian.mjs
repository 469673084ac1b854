import { userInfo } from "node:os";
import { findProgram, outputOf, runProgram } from "./command.mjs";
import { say, SetupProblem } from "./say.mjs";

/** What a bare Debian lacks for Electron. Newer releases have the same libraries under the second name. */
const LIBRARY_PACKAGES = [["libgtk-3-0", "libgtk-3-0t64"], ["libnss3"], ["libasound2", "libasound2t64"], ["libgbm1"]];
const DISPLAY_PACKAGES = [["xvfb"], ["xauth"]];

/**
 * The shared libraries that a binary asks for and that are not there, from what `ldd` prints.
 * @param {string} lddOutput
 * @returns {string[]}
 */
export function missingLibraries(lddOutput) {
  const missing = [...lddOutput.matchAll(/^\s*(\S+) => not found/gm)].map((match) => match[1] ?? "");
  return [...new Set(missing)];
}

/** Is a window server named? @param {NodeJS.ProcessEnv} env */
export function hasDisplay(env) {
  return Boolean(env["DISPLAY"]) || Boolean(env["WAYLAND_DISPLAY"]);
}

/**
 * Installs, where allowed, what this Linux lacks to run the Electron; otherwise says the exact command and ends.
 * @param {string} executable
 */
export async function prepareSystem(executable) {
  if (process.platform !== "linux") return;
  const libraries = missingLibraries(outputOf("ldd", [executable]) ?? "");
  const needsXvfb = !hasDisplay(process.env) && findProgram("Xvfb") === undefined;
  if (libraries.length === 0 && !needsXvfb) return;
  const wanted = [...(libraries.length > 0 ? LIBRARY_PACKAGES : []), ...(needsXvfb ? DISPLAY_PACKAGES : [])];
  if (libraries.length > 0) say(`shared libraries missing: ${libraries.join(" ")}`);
  if (needsXvfb) say("no display here, and no virtual one (Xvfb)");
  await installPackages(wanted);
  const still = missingLibraries(outputOf("ldd", [executable]) ?? "");
  if (still.length > 0) throw new SetupProblem(`Electron still lacks these shared libraries: ${still.join(" ")}`);
}

/** @param {readonly (readonly string[])[]} wanted each with its possible names */
async function installPackages(wanted) {
  const firstNames = wanted.map((names) => names[0] ?? "");
  const prefix = rightToInstall();
  if (findProgram("apt-get") === undefined) {
    throw new SetupProblem(
      `This system has no apt-get. Install what these Debian packages hold: ${firstNames.join(" ")}`,
    );
  }
  if (prefix === undefined) throw howToInstall(firstNames, "Only an administrator may install system packages here.");
  say(`installing with apt-get: ${firstNames.join(" ")}`);
  const [program = "", ...before] = [...prefix, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-q"];
  const quiet = /** @type {const} */ (["ignore", "ignore", "inherit"]);
  await runProgram(program, [...before, "update"], { stdio: [...quiet] });
  const names = wanted.map(availableName);
  const args = [...before, "install", "-y", "--no-install-recommends", ...names];
  const code = await runProgram(program, args, { stdio: [...quiet] });
  if (code !== 0) throw howToInstall(names, `apt-get failed (code ${code}).`);
}

/** How to become root without asking: nothing as root, sudo where it needs no password. @returns {string[] | undefined} */
function rightToInstall() {
  if (userInfo().uid === 0) return [];
  return findProgram("sudo") !== undefined && outputOf("sudo", ["-n", "true"]) !== undefined
    ? ["sudo", "-n"]
    : undefined;
}

/** @param {readonly string[]} names */
function availableName(names) {
  const known = names.find((name) => /Candidate: (?!\(none\))/.test(outputOf("apt-cache", ["policy", name]) ?? ""));
  return known ?? names[0] ?? "";
}

/** @param {readonly string[]} names @param {string} reason */
function howToInstall(names, reason) {
  const sudo = userInfo().uid === 0 ? "" : "sudo ";
  const command = `${sudo}apt-get update && ${sudo}apt-get install -y --no-install-recommends ${names.join(" ")}`;
  return new SetupProblem(`${reason} Type this, then start again:\n\n  ${command}\n`);
}
