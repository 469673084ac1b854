import { CITIZEN_PAPERS } from "./citizen-papers";
import { KEPT_OFFICE_PAPERS } from "./kept-office-papers";
import { KEPT_PAPERS } from "./kept-papers";
import { OFFICE_PAPERS } from "./office-papers";
import type { Template } from "./paper-lines";
import { REGISTRY_PAPERS } from "./registry-papers";
import { REQUEST_PAPERS } from "./request-papers";
import { WELFARE_PAPERS } from "./welfare-papers";

/** Which half of the samples: rules and limits may be fitted to "tune" only; "kept" measures whether they hold elsewhere. */
export type Half = "tune" | "kept";

/** Other papers than those of the shared samples. */
export const TEMPLATES: Readonly<Record<Half, Readonly<Record<string, Template>>>> = {
  tune: { ...CITIZEN_PAPERS, ...OFFICE_PAPERS, ...REGISTRY_PAPERS, ...REQUEST_PAPERS, ...WELFARE_PAPERS },
  kept: { ...KEPT_PAPERS, ...KEPT_OFFICE_PAPERS },
};

/** No family of one half is in the other. */
export const FAMILIES: Readonly<Record<Half, readonly string[]>> = {
  tune: [
    "Tinos",
    "Arimo",
    "Carlito",
    "Noto Serif",
    "Roboto",
    "DejaVu Serif",
    "Linux Libertine O",
    "Charis SIL",
    "Times New Roman",
    "EB Garamond",
  ],
  kept: [
    "Noto Sans",
    "Open Sans",
    "Gentium",
    "Linux Biolinum O",
    "Cantarell",
    "Lato",
    "Inter",
    "GFS Didot",
    "DejaVu Sans",
    "Cousine",
    "Arial",
  ],
};
