import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { ROOT } from "../setup/places.mjs";

/**
 * Puts together what is packed: the bundle, its description and the few packages that are not bundled, with the builds of this system.
 * @param {string} bundle @param {string} stage
 */
export function stageApplication(bundle, stage) {
  rmSync(stage, { recursive: true, force: true });
  cpSync(bundle, stage, { recursive: true });
  const own = readJson(join(ROOT, "package.json"));
  for (const name of Object.keys(own.dependencies)) {
    for (const packageName of withSystemBuilds(name)) {
      cpSync(join(ROOT, "node_modules", packageName), join(stage, "node_modules", packageName), { recursive: true });
    }
  }
  const description = readJson(join(bundle, "package.json"));
  const author = { name: "Quầy Một Cửa", email: "quay-mot-cua@example.invalid" };
  const packed = { ...description, author, license: own.license, dependencies: own.dependencies };
  writeFileSync(join(stage, "package.json"), `${JSON.stringify(packed, undefined, 2)}\n`);
}

/** A native package keeps its binaries in packages beside it, "name-system"; only this system's is installed. @param {string} name */
function withSystemBuilds(name) {
  const folder = join(ROOT, "node_modules", dirname(name));
  const scope = dirname(name) === "." ? "" : `${dirname(name)}/`;
  const beside = readdirSync(folder).map((item) => `${scope}${item}`);
  return [name, ...beside.filter((item) => item.startsWith(`${name}-`))];
}

/** @param {string} path */
function readJson(path) {
  return JSON.parse(readFileSync(path, "utf8"));
}
