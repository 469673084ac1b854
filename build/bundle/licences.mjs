import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { BUNDLED_ASSETS } from "../bundled-assets.mjs";
import { refusedLicences } from "../check/licences.mjs";
import { ROOT } from "../setup/places.mjs";

/** What ships beside the code that the bundler saw and beside the table of assets. */
const FURTHER = ["@electric-sql/pglite", "@fontsource/noto-sans"];

/** @typedef {{ name: string, version: string, identifier?: string, text?: string }} Licence As the bundler lists them. */

/**
 * Writes licences.txt into the bundle: every package of which something ships, with its own words. Takes the bundler's lists away.
 * Throws where one may not ship.
 * @param {string} folder @param {readonly string[]} lists of the bundler, below the folder
 */
export function writeLicences(folder, lists) {
  const own = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));
  const copied = BUNDLED_ASSETS.flatMap(({ from }) => /^node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(from)?.[1] ?? []);
  const packages = [...copied, ...Object.keys(own.dependencies), ...FURTHER].map(readPackage);
  const seen = lists.flatMap((list) => {
    const path = join(folder, list);
    /** @type {Licence[]} */
    const found = existsSync(path) ? JSON.parse(readFileSync(path, "utf8")) : [];
    rmSync(path, { force: true });
    return found;
  });
  const all = new Map([...seen, ...packages].map((one) => [`${one.name} ${one.version}`, one]));
  const refused = refusedLicences(
    Object.fromEntries([...all].map(([name, { identifier = "" }]) => [name, { license: identifier }])),
  );
  if (refused.length > 0) throw new Error(`may not ship: ${refused.join(", ")}`);
  const parts = [...all].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, one]) => describe(name, one));
  writeFileSync(join(folder, "licences.txt"), `${parts.join(`\n\n${"-".repeat(80)}\n\n`)}\n`);
}

/** @param {string} name @param {Licence} licence */
function describe(name, { identifier = "no identifier", text }) {
  return `${name} (${identifier})\n\n${text ?? "The package has no file of its licence."}`;
}

/** @param {string} name @returns {Licence} */
function readPackage(name) {
  const folder = join(ROOT, "node_modules", name);
  const { version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const file = readdirSync(folder).find((item) => /^licen[cs]e/i.test(item));
  const text = file === undefined ? {} : { text: readFileSync(join(folder, file), "utf8").trim() };
  return { name, version, identifier: license, ...text };
}
