import {
  copyFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { hashInputs } from "./bundle/inputs.mjs";
import { withLock } from "./setup/lock.mjs";
import { createFolderAtomically, isProgram, OUT, ROOT } from "./setup/places.mjs";
import { runMain, say } from "./setup/say.mjs";

/** Bundles kept: one that is still running finds its files after a newer one was made. */
const KEPT = 6;

const SHELF = join(OUT, "app");

/** The embedded database looks for them beside the program. */
const PGLITE_FILES = ["pglite.wasm", "pglite.data", "initdb.wasm"];

/**
 * Bundles the application, unless this very state was bundled before.
 * @returns {Promise<string>} the application's folder, what Electron is given to start
 */
export async function bundle() {
  const started = performance.now();
  const seconds = () => `${((performance.now() - started) / 1000).toFixed(1)} s`;
  const there = folderOf(hashInputs());
  if (existsSync(there)) {
    const now = new Date();
    utimesSync(there, now, now);
    say(`application: bundled before (${seconds()})`);
    return there;
  }
  const made = await withLock(join(OUT, "bundle.lock"), bundleUnchangedState);
  say(`application: bundled (${seconds()})`);
  return made;
}

/** Somebody may save a file while the bundler reads: what is kept under a hash was made from that state and no other. */
async function bundleUnchangedState() {
  for (;;) {
    const hash = hashInputs();
    const folder = folderOf(hash);
    if (existsSync(folder)) return folder;
    const draft = `${folder}.draft`;
    rmSync(draft, { recursive: true, force: true });
    await createFolderAtomically(draft, fill);
    if (hashInputs() === hash) {
      renameSync(draft, folder);
      forgetOld(SHELF);
      return folder;
    }
    rmSync(draft, { recursive: true, force: true });
    say("the sources changed meanwhile; bundling again");
  }
}

/** @param {string} hash */
function folderOf(hash) {
  return join(SHELF, hash.slice(0, 16));
}

/**
 * The plug-ins ask the environment what to build for, and a test run says "test": the same state must always give the
 * same bundle.
 * @param {string} folder
 */
async function fill(folder) {
  const before = process.env.NODE_ENV;
  process.env.NODE_ENV = "production";
  try {
    await fillForProduction(folder);
  } finally {
    if (before === undefined) delete process.env.NODE_ENV;
    else process.env.NODE_ENV = before;
  }
}

/** @param {string} folder */
async function fillForProduction(folder) {
  // The bundler is an npm package: loaded only now, when the set-up has run.
  const [{ build }, configs, { copyAssets }, { writeLicences }] = await Promise.all([
    import("vite"),
    import("./bundle/configs.mjs"),
    import("./bundle/assets.mjs"),
    import("./bundle/licences.mjs"),
  ]);
  const renderer = configs.rendererConfig(join(folder, "renderer"), "production");
  if (renderer !== undefined) await build(renderer);
  await build(configs.mainConfig(folder, "production"));
  await build(configs.preloadConfig(folder, "production"));
  await build(configs.gatewayConfig(join(folder, "gateway"), "production"));
  for (const name of PGLITE_FILES) {
    copyFileSync(join(ROOT, "node_modules", "@electric-sql", "pglite", "dist", name), join(folder, "gateway", name));
  }
  copyAssets(join(folder, "assets"));
  const bundles = ["main.js.", "preload.cjs.", "gateway/main.js.", "renderer/"];
  writeLicences(
    folder,
    bundles.map((one) => `${one}${configs.LICENCE_LIST}`),
  );
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
