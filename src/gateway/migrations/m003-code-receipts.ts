import { sql, type Kysely, type Migration } from "kysely";

export const m003: Migration = {
  up: async (db: Kysely<unknown>) => {
    // JSON of what `receipts` in the answer to the enrolment says; null: none were registered for this code.
    await sql.raw(`alter table codes add column receipts text`).execute(db);
  },
};
