import type { Migration } from "kysely";
import { m001 } from "./m001-start";
import { m002 } from "./m002-number-tellings";
import { m003 } from "./m003-code-receipts";

/** In order; a released one is never edited. */
export const MIGRATIONS: Readonly<Record<string, Migration>> = {
  "001-start": m001,
  "002-number-tellings": m002,
  "003-code-receipts": m003,
};
