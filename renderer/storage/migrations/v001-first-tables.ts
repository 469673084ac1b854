import type { Migration } from "../migration";

export const v001: Migration = {
  version: 1,
  stores: {
    // Opaque ids, code, status, due date and procedure: nothing about a person is an index on the disk.
    dossiers: "id, code, status, dueAt, procedure, [status+dueAt]",
    cursors: "name",
    counters: "name",
  },
};
