import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { hashInputs } from "./bundle/inputs.mjs";
import { withLock } from "./setup/lock.mjs";
import { createFolderAtomically, isProgram, OUT, ROOT } from "./setup/places.mjs";
import { runMain, say } from "./setup/say.mjs";

/** Bundles kept: one that is still running finds its files after a newer one was made. */
const KEPT = 6;

/**
 * Bundles the application, unless this very state was bundled before.
 * @returns {Promise<string>} the application's folder, what Electron is given to start
 */
export async function bundle() {
  const started = performance.now();
  const shelf = join(OUT, "app");
  const folder = join(shelf, hashInputs().slice(0, 16));
  const seconds = () => `${((performance.now() - started) / 1000).toFixed(1)} s`;
  if (existsSync(folder)) {
    const now = new Date();
    utimesSync(folder, now, now);
    say(`application: bundled before (${seconds()})`);
    return folder;
  }
  await withLock(join(OUT, "bundle.lock"), async () => {
    if (existsSync(folder)) return;
    mkdirSync(shelf, { recursive: true });
    await createFolderAtomically(folder, fill);
    forgetOld(shelf);
  });
  say(`application: bundled (${seconds()})`);
  return folder;
}

/** @param {string} folder */
async function fill(folder) {
  // The bundler is an npm package: loaded only now, when the set-up has run.
  const [{ build }, configs, { copyAssets }] = await Promise.all([
    import("vite"),
    import("./bundle/configs.mjs"),
    import("./bundle/assets.mjs"),
  ]);
  const renderer = configs.rendererConfig(join(folder, "renderer"), "production");
  if (renderer !== undefined) await build(renderer);
  await build(configs.mainConfig(folder, "production"));
  await build(configs.preloadConfig(folder, "production"));
  copyAssets(join(folder, "assets"));
  const { name, productName, version, description } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));
  const described = { name, productName, version, description, type: "module", main: "main.js" };
  writeFileSync(join(folder, "package.json"), `${JSON.stringify(described, undefined, 2)}\n`);
}

/** @param {string} shelf */
function forgetOld(shelf) {
  const byAge = readdirSync(shelf)
    .map((name) => ({ path: join(shelf, name), time: statSync(join(shelf, name)).mtimeMs }))
    .sort((a, b) => b.time - a.time);
  for (const { path } of byAge.slice(KEPT)) rmSync(path, { recursive: true, force: true });
}

if (isProgram(import.meta.url)) await runMain(async () => void console.log(await bundle()));
