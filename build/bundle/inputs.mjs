import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { ROOT } from "../setup/places.mjs";

const FOLDERS = ["src", "electron", "renderer", "assets", "build"];
const FILES = ["package.json", "package-lock.json"];

/**
 * One hash over everything that decides what the bundle holds: names and contents. (Times say nothing after a git checkout.)
 * @param {string} [root]
 * @returns {string} hex
 */
export function hashInputs(root = ROOT) {
  const hash = createHash("sha256");
  const files = [
    ...FOLDERS.flatMap((folder) => listFiles(join(root, folder))),
    ...FILES.map((file) => join(root, file)),
  ];
  for (const file of files) {
    const bytes = readFileSync(file);
    hash.update(`${relative(root, file).split(sep).join("/")}\0${bytes.length}\0`);
    hash.update(bytes);
  }
  return hash.digest("hex");
}

/** Every file below a folder, in a fixed order. @param {string} folder @returns {string[]} */
export function listFiles(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((item) => {
      const path = join(folder, item.name);
      return item.isDirectory() ? listFiles(path) : [path];
    });
}
