import { GlobalFonts } from "@napi-rs/canvas";
import { readFileSync } from "node:fs";
import { join } from "node:path";

/** Family under which the slip's faces are registered in this process. */
export const SLIP_FONT = "Slip";

const SUBSETS = ["latin", "latin-ext", "vietnamese"] as const;
const WEIGHTS = [500, 700] as const;

/** Files of @fontsource/be-vietnam-pro that slips need; packaging copies them. */
export const SLIP_FONT_FILES: readonly string[] = WEIGHTS.flatMap((weight) =>
  SUBSETS.map((subset) => `be-vietnam-pro-${subset}-${weight}-normal.woff2`),
);

/** Registers the bundled faces from `folder` once; throws where a file is missing, which is a broken installation. */
export function registerSlipFonts(folder: string): void {
  if (GlobalFonts.has(SLIP_FONT)) return;
  for (const file of SLIP_FONT_FILES) {
    if (GlobalFonts.register(readFileSync(join(folder, file)), SLIP_FONT) === null) {
      throw new Error(`font not usable: ${file}`);
    }
  }
}
