import { spawn, spawnSync } from "node:child_process";
import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";

const SIGNALS = /** @type {const} */ (["SIGINT", "SIGTERM"]);

/**
 * Runs a program to its end, showing what it prints.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {import("node:child_process").SpawnOptions & { handsSignalsOn?: boolean }} [options] `handsSignalsOn`: whoever tells
 *   this program to end tells that one, and waits for it
 * @returns {Promise<number>} its exit code; 127 when it cannot be started, 124 when it was killed (time limit)
 */
export function runProgram(program, args, { handsSignalsOn = false, ...options } = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, args, { stdio: "inherit", ...options });
    /** @param {NodeJS.Signals} signal */
    const handOn = (signal) => void child.kill(signal);
    /** @param {number} code */
    const end = (code) => {
      for (const signal of SIGNALS) process.off(signal, handOn);
      resolve(code);
    };
    if (handsSignalsOn) for (const signal of SIGNALS) process.on(signal, handOn);
    child.once("error", () => end(127));
    child.once("close", (code) => end(code ?? 124));
  });
}

/**
 * What a short program prints, or undefined when it fails or does not exist.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {import("node:child_process").SpawnSyncOptions} [options]
 */
export function outputOf(program, args, options = {}) {
  const done = spawnSync(program, args, { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"], ...options });
  return done.status === 0 ? String(done.stdout) : undefined;
}

/**
 * The full path of a program on PATH (and in the sbin folders, which ordinary users lack on Debian).
 * @param {string} name
 * @returns {string | undefined}
 */
export function findProgram(name) {
  const folders = [...(process.env["PATH"] ?? "").split(delimiter), "/usr/sbin", "/sbin"];
  return folders
    .filter(Boolean)
    .map((folder) => join(folder, name))
    .find(isExecutable);
}

/** npm as it was started, or the one on PATH; through node itself where that is possible, so that no shell is needed. */
export function npmCommand() {
  const script = process.env["npm_execpath"];
  if (script?.endsWith(".js")) return { program: process.execPath, args: [script], shell: false };
  return { program: "npm", args: [], shell: process.platform === "win32" };
}

/** @param {string} path */
function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
