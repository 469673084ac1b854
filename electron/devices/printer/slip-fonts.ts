import { GlobalFonts } from "@napi-rs/canvas";
import { readFileSync } from "node:fs";
import { join } from "node:path";

const SUBSETS = ["vietnamese", "latin", "latin-ext"] as const;
const WEIGHTS = [500, 700] as const;

const family = (subset: (typeof SUBSETS)[number]): string => `Slip ${subset}`;

/**
 * CSS list of the slip's faces. Each subset has a name of its own: @napi-rs/canvas 1.0 looks for a letter in one face
 * of a name only, and left every ư and đ away while they shared one.
 */
export const SLIP_FONT = SUBSETS.map((subset) => `"${family(subset)}"`).join(", ");

function fileOf(subset: (typeof SUBSETS)[number], weight: (typeof WEIGHTS)[number]): string {
  return `be-vietnam-pro-${subset}-${weight}-normal.woff2`;
}

/** Registers the bundled faces from `folder` once; throws where a file is missing, which is a broken installation. */
export function registerSlipFonts(folder: string): void {
  for (const subset of SUBSETS) {
    if (GlobalFonts.has(family(subset))) continue;
    for (const weight of WEIGHTS) {
      const file = fileOf(subset, weight);
      if (GlobalFonts.register(readFileSync(join(folder, file)), family(subset)) === null) {
        throw new Error(`font not usable: ${file}`);
      }
    }
  }
}
