import { readFileSync } from "node:fs";
import { join } from "node:path";
import { prepareSystem } from "./setup/debian.mjs";
import { prepareElectron, sayElectron } from "./setup/electron.mjs";
import { withLock } from "./setup/lock.mjs";
import { checkNode, preparePackages } from "./setup/packages.mjs";
import { isProgram, OUT, ROOT } from "./setup/places.mjs";
import { runMain, say, sayHeading, secondsSinceStart } from "./setup/say.mjs";

/**
 * Makes this computer able to run the project: npm packages, an Electron, shared libraries, a virtual display where there is none.
 * Node's built-ins only. Where everything is there it only looks.
 * @returns {Promise<import("./setup/electron.mjs").ElectronRuntime>}
 */
export async function setUp() {
  sayHeading("Set-up");
  const runtime = await withLock(join(OUT, "setup.lock"), async () => {
    await preparePackagesOnly();
    const electron = await prepareElectron();
    sayElectron(electron);
    await prepareSystem(electron.executable);
    return electron;
  });
  // Playwright and `npx electron` look here.
  process.env["ELECTRON_OVERRIDE_DIST_PATH"] = runtime.folder;
  say(`ready after ${secondsSinceStart()} s`);
  return runtime;
}

/** The part of the set-up that commands without a window need. */
export async function preparePackagesOnly() {
  const { engines } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));
  checkNode(process.versions.node, engines.node);
  await preparePackages();
}

if (isProgram(import.meta.url)) await runMain(async () => void (await setUp()));
