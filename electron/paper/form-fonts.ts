import ranges from "@fontsource/tinos/unicode.json";
import type { FontFace } from "../../src/forms/page-style";
import { ORIGIN, serveFolder, type Answerer } from "../security/station-protocol";

const CUTS = [
  { weight: 400, style: "normal" },
  { weight: 400, style: "italic" },
  { weight: 700, style: "normal" },
] as const;
const SUBSETS = ["latin", "latin-ext", "vietnamese"] as const;
const PREFIX = "/form-fonts/";

/** Tinos as the forms load it, from the program's own scheme. */
export const FORM_FONTS: readonly FontFace[] = CUTS.flatMap(({ weight, style }) =>
  SUBSETS.map((subset) => ({
    url: `${ORIGIN}${PREFIX}tinos-${subset}-${weight}-${style}.woff2`,
    weight,
    style,
    unicodeRange: ranges[subset],
  })),
);

/** Serves the faces above; `folder` is `assets/fonts/tinos` of the bundle. */
export function serveFormFonts(folder: string): Answerer {
  return serveFolder(PREFIX, folder);
}
