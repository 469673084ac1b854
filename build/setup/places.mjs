import { accessSync, constants, existsSync, mkdirSync, realpathSync, rmSync, renameSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The project's folder. */
export const ROOT = fileURLToPath(new URL("../../", import.meta.url)).replace(/[/\\]$/, "");

/** Everything that commands write and nobody commits. */
export const OUT = join(ROOT, "out");

/**
 * Is this file the program that was started, and not a part of another one?
 * @param {string} url import.meta.url
 */
export function isProgram(url) {
  const started = process.argv[1];
  return started !== undefined && existsSync(started) && realpathSync(started) === realpathSync(fileURLToPath(url));
}

/**
 * Where big downloads are kept: outside node_modules, because `npm ci` wipes that. XDG_CACHE_HOME or ~/.cache, else out/cache.
 * @param {NodeJS.ProcessEnv} [env]
 */
export function cacheRoot(env = process.env) {
  const home = env["HOME"] ?? homedir();
  const wanted = [env["XDG_CACHE_HOME"], home && join(home, ".cache")].filter(Boolean)[0];
  if (wanted) {
    const path = join(wanted, "quay-mot-cua");
    if (isUsableFolder(path)) return path;
  }
  const path = join(OUT, "cache");
  mkdirSync(path, { recursive: true });
  return path;
}

/**
 * Makes a folder appear whole or not at all: it is filled beside its place and then renamed. Two programs may do it at once;
 * the one that comes second keeps the folder of the first.
 * @param {string} target
 * @param {(temporary: string) => Promise<void>} fill
 */
export async function createFolderAtomically(target, fill) {
  const temporary = `${target}.${process.pid}.tmp`;
  rmSync(temporary, { recursive: true, force: true });
  mkdirSync(temporary, { recursive: true });
  try {
    await fill(temporary);
    try {
      renameSync(temporary, target);
    } catch (error) {
      if (!existsSync(target)) throw error;
    }
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}

/** @param {string} path */
function isUsableFolder(path) {
  try {
    mkdirSync(path, { recursive: true });
    accessSync(path, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
