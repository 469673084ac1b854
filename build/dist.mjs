import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { bundle } from "./bundle.mjs";
import { setUp } from "./setup.mjs";
import { OUT, ROOT } from "./setup/places.mjs";
import { runMain, say, sayHeading } from "./setup/say.mjs";

/**
 * `npm run dist`: packs the program for this system, closes and reads back its fuses, starts it once. `-- --installers` also makes
 * the installers (NSIS on Windows, AppImage on Linux), for which electron-builder fetches tools.
 */
await runMain(async () => {
  const installers = process.argv.includes("--installers");
  const electron = await setUp();
  const application = await bundle();
  sayHeading("Packing");
  if (electron.source !== "official") {
    say(`with Electron ${electron.version}, which is not the official build: for trying out, not for a counter`);
  }
  // npm packages: loaded now that they are installed.
  const [
    { build, Platform },
    { builderConfig },
    { closeFuses, assertFuses },
    { stageApplication },
    { smokeTest },
    { buildDeb },
  ] = await Promise.all([
    import("electron-builder"),
    import("./electron-builder.mjs"),
    import("./dist/fuses.mjs"),
    import("./dist/stage.mjs"),
    import("./dist/smoke.mjs"),
    import("./dist/deb.mjs"),
  ]);
  const stage = join(OUT, "dist", "stage");
  stageApplication(application, stage);
  let unpacked = "";
  const config = builderConfig({
    stage,
    electron,
    afterPack: async ({ appOutDir, packager }) => {
      unpacked = appOutDir;
      await closeFuses(
        executableIn(appOutDir, packager.appInfo.productFilename),
        resourcesIn(appOutDir, packager.appInfo.productFilename),
      );
    },
  });
  const platform = Platform.current();
  await build({ targets: platform.createTarget(installers ? undefined : "dir"), config, projectDir: ROOT });
  const product = config.productName ?? "";
  const executable = executableIn(unpacked, product);
  assertFuses(executable);
  if (existsSync(join(resourcesIn(unpacked, product), "default_app.asar"))) {
    throw new Error("default_app.asar was packed");
  }
  say(`unpacked: ${unpacked} (fuses set and read back)`);
  say(`started once: ready after ${await smokeTest(executable)} ms`);
  if (process.platform === "linux") {
    const { version } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));
    const deb = await buildDeb({ unpacked, version, output: join(OUT, "dist") });
    say(deb === undefined ? "no dpkg-deb here: no .deb" : `package: ${deb}`);
  }
  return 0;
});

/** @param {string} folder @param {string} product */
function executableIn(folder, product) {
  if (process.platform === "win32") return join(folder, "QuayMotCua.exe");
  if (process.platform === "darwin") return join(folder, `${product}.app`, "Contents", "MacOS", product);
  return join(folder, "quay-mot-cua");
}

/** @param {string} folder @param {string} product */
function resourcesIn(folder, product) {
  return process.platform === "darwin"
    ? join(folder, `${product}.app`, "Contents", "Resources")
    : join(folder, "resources");
}
