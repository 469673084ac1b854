import { cpSync, existsSync, mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { BUNDLED_ASSETS } from "../bundled-assets.mjs";
import { ROOT } from "../setup/places.mjs";

/** Copies everything of the table. Throws where a source is missing. @param {string} target */
export function copyAssets(target) {
  for (const { from, to, only } of BUNDLED_ASSETS) {
    const source = join(ROOT, from);
    if (!existsSync(source)) throw new Error(`bundled-assets.mjs names ${from}, which is not there`);
    if (only === undefined) cpSync(source, join(target, to), { recursive: true });
    for (const name of only ?? []) {
      const path = join(target, to, name);
      mkdirSync(dirname(path), { recursive: true });
      cpSync(join(source, name), path);
    }
  }
}
