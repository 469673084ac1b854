import { sql, type Kysely, type Migration } from "kysely";

export const m002: Migration = {
  up: async (db: Kysely<unknown>) => {
    await sql
      .raw(`create table number_tellings (station text primary key references stations, start text not null)`)
      .execute(db);
  },
};
