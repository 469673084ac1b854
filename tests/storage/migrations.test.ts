import "fake-indexeddb/auto";
import { expect, test } from "vitest";
import { MIGRATIONS } from "../../renderer/storage/migrations";
import { openStationDatabase } from "../../renderer/storage/station-database";

test("versions go up one by one, and each names tables", () => {
  expect(MIGRATIONS.map((migration) => migration.version)).toEqual(MIGRATIONS.map((_, index) => index + 1));
  for (const { stores } of MIGRATIONS) expect(Object.keys(stores).length).toBeGreaterThan(0);
});

test("a new database has every table, and no index on anything personal", async () => {
  const db = openStationDatabase("fresh");
  await db.open();
  expect(db.tables.map((table) => table.name).sort()).toEqual(["counters", "cursors", "dossiers"]);
  expect(db.dossiers.schema.indexes.map((index) => index.name).sort()).toEqual([
    "[status+dueAt]",
    "code",
    "dueAt",
    "procedure",
    "status",
  ]);
  await db.delete();
});
