import { CITIZEN_PAPERS } from "./citizen-papers";
import { OFFICE_PAPERS } from "./office-papers";
import type { Template } from "./paper-lines";

/** Other papers than those of the shared samples. */
export const TEMPLATES: Readonly<Record<string, Template>> = { ...CITIZEN_PAPERS, ...OFFICE_PAPERS };
