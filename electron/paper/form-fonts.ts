import ranges from "@fontsource/tinos/unicode.json";
import { pageStyle, type FontFace } from "../../src/forms/page-style";
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

/** Of every form that stands upright. */
export const UPRIGHT_STYLE = pageStyle(FORM_FONTS, false);

/** A page without a word on it to be read, which makes a window load every face above: one letter of each subset and cut. */
export function emptyForm(): string {
  const letters = "ačạ";
  return `<!doctype html>
<html lang="vi">
<head><meta charset="utf-8"><title>-</title><style>${UPRIGHT_STYLE}</style></head>
<body><p>${letters}<i>${letters}</i><b>${letters}</b></p></body>
</html>`;
}

/** Serves the faces above; `folder` is `assets/fonts/tinos` of the bundle. */
export function serveFormFonts(folder: string): Answerer {
  return serveFolder(PREFIX, folder);
}
