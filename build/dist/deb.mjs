import { chmodSync, cpSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { findProgram, runProgram } from "../setup/command.mjs";
import { ROOT } from "../setup/places.mjs";

const NAME = "quay-mot-cua";
const HOME = `/opt/${NAME}`;
const DEPENDS = "libgtk-3-0 | libgtk-3-0t64, libnss3, libasound2 | libasound2t64, libgbm1";

/**
 * A Debian package of the unpacked program, by dpkg-deb alone: electron-builder's own way fetches a tool from the network.
 * @param {{ unpacked: string, version: string, output: string }} parts
 * @returns {Promise<string | undefined>} the package's path; undefined where there is no dpkg-deb
 */
export async function buildDeb({ unpacked, version, output }) {
  const dpkg = findProgram("dpkg-deb");
  if (dpkg === undefined) return undefined;
  const architecture = process.arch === "x64" ? "amd64" : process.arch;
  const tree = join(output, "deb");
  rmSync(tree, { recursive: true, force: true });
  cpSync(unpacked, join(tree, HOME), { recursive: true });
  // Chromium's sandbox helper must be root's and setuid where user namespaces are closed to ordinary accounts.
  chmodSync(join(tree, HOME, "chrome-sandbox"), 0o4755);
  mkdirSync(join(tree, "usr/bin"), { recursive: true });
  symlinkSync(`${HOME}/${NAME}`, join(tree, "usr/bin", NAME));
  const icons = join(tree, "usr/share/icons/hicolor/512x512/apps");
  mkdirSync(icons, { recursive: true });
  cpSync(join(ROOT, "assets", "icon.png"), join(icons, `${NAME}.png`));
  writeText(join(tree, "usr/share/applications"), `${NAME}.desktop`, desktopEntry());
  writeText(join(tree, "DEBIAN"), "control", control(version, architecture));
  const file = join(output, `${NAME}_${version}_${architecture}.deb`);
  // Fast compression: the package is copied to a few computers, not kept by thousands.
  const code = await runProgram(dpkg, ["--root-owner-group", "-Zgzip", "-z6", "--build", tree, file], {
    stdio: ["ignore", "ignore", "inherit"],
  });
  if (code !== 0) throw new Error(`dpkg-deb failed (code ${code})`);
  rmSync(tree, { recursive: true, force: true });
  return file;
}

/** @param {string} version @param {string} architecture */
function control(version, architecture) {
  return [
    `Package: ${NAME}`,
    `Version: ${version}`,
    `Architecture: ${architecture}`,
    "Maintainer: Quầy Một Cửa <quay-mot-cua@example.invalid>",
    `Depends: ${DEPENDS}`,
    "Section: misc",
    "Priority: optional",
    "Description: Quầy Một Cửa",
    " Ứng dụng cho bộ phận một cửa cấp xã, làm việc được khi mất mạng.",
    "",
  ].join("\n");
}

function desktopEntry() {
  return [
    "[Desktop Entry]",
    "Type=Application",
    "Name=Quầy Một Cửa",
    "Comment=Bộ phận một cửa cấp xã",
    `Exec=${HOME}/${NAME} %U`,
    `Icon=${NAME}`,
    "Terminal=false",
    "Categories=Office;",
    "",
  ].join("\n");
}

/** @param {string} folder @param {string} name @param {string} text */
function writeText(folder, name, text) {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, name), text);
}
