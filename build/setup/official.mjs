import { existsSync, readdirSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { runProgram } from "./command.mjs";
import { ROOT } from "./places.mjs";
import { say } from "./say.mjs";

const PACKAGE = join(ROOT, "node_modules", "electron");
const PROBE_MS = 5_000;
const DOWNLOAD_MS = 600_000;

/** The version of Electron that package.json pins. */
export function officialVersion() {
  return String(JSON.parse(readFileSync(join(PACKAGE, "package.json"), "utf8")).version);
}

/** The folder of the official binary, if it is already there and whole. @returns {string | undefined} */
export function findOfficial() {
  const dist = join(PACKAGE, "dist");
  try {
    const name = readFileSync(join(PACKAGE, "path.txt"), "utf8");
    const version = readFileSync(join(dist, "version"), "utf8").trim().replace(/^v/, "");
    return version === officialVersion() && existsSync(join(dist, name)) ? dist : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Downloads the official binary with the package's own installer, when its host answers at all.
 * @returns {Promise<string | undefined>} its folder, or undefined when it cannot be had here
 */
export async function downloadOfficial() {
  const version = officialVersion();
  const file = `electron-v${version}-${process.platform}-${process.arch}.zip`;
  if (!isInDownloadCache(file) && !(await doesHostAnswer(version, file))) {
    say(`Electron ${version}: its release host cannot be reached from here`);
    return undefined;
  }
  say(`Electron ${version}: official download`);
  const code = await runProgram(process.execPath, [join(PACKAGE, "install.js")], {
    cwd: ROOT,
    stdio: ["ignore", "inherit", "ignore"],
    timeout: DOWNLOAD_MS,
  });
  const found = code === 0 ? findOfficial() : undefined;
  if (found === undefined) say("the official download did not work");
  return found;
}

/** @param {string} version @param {string} file */
async function doesHostAnswer(version, file) {
  // fetch() of Node 20 knows no proxy; the installer does, so behind one it must try by itself.
  if (process.env["ELECTRON_GET_USE_PROXY"]) return true;
  const mirror = process.env["ELECTRON_MIRROR"] ?? process.env["npm_config_electron_mirror"];
  const base = mirror ?? "https://github.com/electron/electron/releases/download/";
  try {
    const url = new URL(`v${version}/${file}`, base.endsWith("/") ? base : `${base}/`);
    const answer = await fetch(url, { method: "HEAD", signal: AbortSignal.timeout(PROBE_MS) });
    return answer.ok;
  } catch {
    return false;
  }
}

/** @param {string} file */
function isInDownloadCache(file) {
  const folder = process.env["electron_config_cache"] ?? defaultDownloadCache();
  try {
    return existsSync(join(folder, file)) || readdirSync(folder).some((name) => existsSync(join(folder, name, file)));
  } catch {
    return false;
  }
}

function defaultDownloadCache() {
  if (process.platform === "win32") return join(process.env["LOCALAPPDATA"] ?? homedir(), "electron", "Cache");
  if (process.platform === "darwin") return join(homedir(), "Library", "Caches", "electron");
  return join(process.env["XDG_CACHE_HOME"] ?? join(homedir(), ".cache"), "electron");
}
