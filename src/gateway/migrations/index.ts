import type { Migration } from "kysely";
import { m001 } from "./m001-start";

/** In order; a released one is never edited. */
export const MIGRATIONS: Readonly<Record<string, Migration>> = { "001-start": m001 };
