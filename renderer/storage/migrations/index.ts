import type { Migration } from "../migration";
import { v001 } from "./v001-first-tables";

/** All steps of the schema, in order. */
export const MIGRATIONS: readonly Migration[] = [v001];
