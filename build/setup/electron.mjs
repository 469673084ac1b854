import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { downloadOfficial, findOfficial, officialVersion } from "./official.mjs";
import { cacheRoot } from "./places.mjs";
import { installRepack, REPACK } from "./repack.mjs";
import { say, SetupProblem } from "./say.mjs";

/**
 * @typedef {object} ElectronRuntime
 * @property {string} folder what ELECTRON_OVERRIDE_DIST_PATH would name
 * @property {string} executable
 * @property {string} version
 * @property {"override" | "official" | "repack"} source
 */

const EXECUTABLES = /** @type {Partial<Record<NodeJS.Platform, string>>} */ ({
  win32: "electron.exe",
  darwin: "Electron.app/Contents/MacOS/Electron",
});

/**
 * The Electron that is already on this computer, without any network: the one named by ELECTRON_OVERRIDE_DIST_PATH, the official
 * one, or the repack kept in the cache.
 * @returns {ElectronRuntime | undefined}
 */
export function findElectron() {
  const named = process.env["ELECTRON_OVERRIDE_DIST_PATH"];
  if (named) {
    const source = named === repackFolder() ? "repack" : named === findOfficial() ? "official" : "override";
    const runtime = describe(named, source);
    if (runtime) return runtime;
    throw new SetupProblem(`ELECTRON_OVERRIDE_DIST_PATH names ${named}, where there is no Electron.`);
  }
  const official = findOfficial();
  if (official) return describe(official, "official");
  return canRepack() ? describe(repackFolder(), "repack") : undefined;
}

/**
 * The Electron to run, fetched if there is none.
 * @returns {Promise<ElectronRuntime>}
 */
export async function prepareElectron() {
  const there = findElectron();
  if (there) return there;
  const official = await downloadOfficial();
  if (official === undefined) {
    if (!canRepack()) {
      throw new SetupProblem(
        `Electron ${officialVersion()} could not be downloaded. This computer (${process.platform} ${process.arch}) needs the ` +
          "official one:\nallow https://github.com/electron/electron/releases, set ELECTRON_MIRROR, or set " +
          "ELECTRON_OVERRIDE_DIST_PATH to an unpacked Electron.",
      );
    }
    await installRepack(repackFolder());
  }
  const found = findElectron();
  if (!found)
    throw new SetupProblem("Electron was installed and cannot be found. Delete the cache folder and try again.");
  return found;
}

/** @param {ElectronRuntime} runtime */
export function sayElectron(runtime) {
  const origin = {
    override: "named by ELECTRON_OVERRIDE_DIST_PATH",
    official: "official",
    repack: "repack from npm, development only",
  }[runtime.source];
  say(`Electron ${runtime.version} (${origin}) in ${runtime.folder}`);
}

function canRepack() {
  return process.platform === "linux" && process.arch === "x64";
}

function repackFolder() {
  // "-1" counts changes of what is kept and of the loader, so that an old cache is not mistaken for a new one.
  return join(cacheRoot(), `electron-${REPACK.version}-linux-x64-1`);
}

/**
 * @param {string} folder
 * @param {ElectronRuntime["source"]} source
 * @returns {ElectronRuntime | undefined}
 */
function describe(folder, source) {
  const executable = join(folder, EXECUTABLES[process.platform] ?? "electron");
  if (!existsSync(executable)) return undefined;
  let version = "unknown";
  try {
    version = readFileSync(join(folder, "version"), "utf8").trim().replace(/^v/, "");
  } catch {
    // A folder that somebody unpacked by hand may lack the file; the runtime still works.
  }
  return { folder, executable, version, source };
}
