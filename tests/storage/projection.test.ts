import "fake-indexeddb/auto";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Journal } from "../../electron/journal/journal";
import type { StationRuntime } from "../../electron/station/station-runtime";
import { createProjector } from "../../renderer/projector/run-projector";
import { findRows, listByStatus, listDue, readCounters } from "../../renderer/storage/dossier-queries";
import { projectRows, readCursor } from "../../renderer/storage/project-rows";
import { openStationDatabase, type StationDatabase } from "../../renderer/storage/station-database";
import type { ProjectionCursor, RowBatch } from "../../src/dossier/row-feed";
import { expectOk } from "../../src/shared/result";
import { aHash, aMoveCommand, anActor, aParty, commandId, dossierId } from "../fakes/build-intake";
import { createSimulatedDisk } from "../fakes/simulated-disk";
import { accept, openStationKit } from "../fakes/station-kit";

let db: StationDatabase;
let runtime: StationRuntime;
let journal: Journal;

const MORE_THAN_A_PORTION = 503;
const aRow = { code: null, status: "received", dueAt: null, procedure: "1.0", sealed: new Uint8Array(3) } as const;

beforeEach(async () => {
  db = openStationDatabase(`station-${String(Math.random())}`);
  ({ runtime, journal } = await openStationKit(createSimulatedDisk(1).boot()));
});
afterEach(async () => {
  await db.delete();
});

const project = (): Promise<void> => createProjector(db, (cursor) => runtime.rowsAfter(cursor)).wake();

async function contents(): Promise<readonly object[]> {
  const rows = await db.dossiers.orderBy("id").toArray();
  return rows.map(({ sealed, ...row }) => ({ ...row, details: runtime.openRows([{ id: row.id, sealed }])[0] }));
}

async function acceptMany(count: number, first = 1): Promise<void> {
  for (let n = first; n < first + count; n += 1) {
    await accept(runtime, { commandId: commandId(n), draftId: dossierId(n), owner: aParty({ name: "Trần Ánh" }) });
  }
}

async function moveFirst(): Promise<void> {
  const heads = [...(runtime.find(dossierId(1))?.heads ?? [])];
  expectOk(
    await runtime.run(
      aMoveCommand({ commandId: commandId(5000), dossier: dossierId(1), expectedHeads: heads }),
      anActor,
    ),
  );
}

describe("the projection", () => {
  test("follows the journal and equals what a rebuild makes", async () => {
    await acceptMany(3);
    await project();
    await moveFirst();
    await acceptMany(2, 10);
    await project();
    const followed = await contents();
    expect(followed).toHaveLength(5);
    expect(followed[0]).toMatchObject({ status: "processing", details: { name: "Trần Ánh" } });
    await db.dossiers.clear();
    await db.cursors.clear();
    await project();
    expect(await contents()).toEqual(followed);
    expect(await readCounters(db)).toMatchObject({ total: 5, byStatus: { received: 4, processing: 1 } });
  });

  test("deleted, is there again at the next look", async () => {
    await acceptMany(3);
    await project();
    const before = await contents();
    const { name } = db;
    await db.delete();
    db = openStationDatabase(name);
    await project();
    expect(await contents()).toEqual(before);
  });

  test("takes no batch that does not follow its cursor", async () => {
    await acceptMany(1);
    const batch = await runtime.rowsAfter({ kind: "none" });
    const upTo = { incarnation: 1, sequence: 2, hash: aHash(7) };
    const elsewhere: ProjectionCursor = { kind: "rebuilding", upTo, through: dossierId(1) };
    expect(await projectRows(db, { ...batch, after: elsewhere })).toEqual({ kind: "none" });
    expect(await db.dossiers.count()).toBe(0);
    await projectRows(db, batch);
    expect(await db.dossiers.count()).toBe(1);
    // The same batch again: the cursor has moved, nothing changes.
    await projectRows(db, { ...batch, rows: [], clear: true });
    expect(await db.dossiers.count()).toBe(1);
  });

  test("moves rows and cursor together or not at all", async () => {
    await acceptMany(2);
    const batch = await runtime.rowsAfter({ kind: "none" });
    const broken = { ...batch, counters: (() => undefined) as never };
    await expect(projectRows(db, broken)).rejects.toThrow();
    expect(await db.dossiers.count()).toBe(0);
    expect(await readCursor(db)).toEqual({ kind: "none" });
  });

  test("killed in the middle of a rebuild, goes on from there, also in the next life of the program", async () => {
    const disk = createSimulatedDisk(2).boot();
    ({ runtime, journal } = await openStationKit(disk));
    await acceptMany(MORE_THAN_A_PORTION);
    const first = await runtime.rowsAfter({ kind: "none" });
    await projectRows(db, first);
    expect(first).toMatchObject({ clear: true, done: false, cursor: { kind: "rebuilding" } });
    const there = first.rows.length;
    // The next portion is on its way and never arrives.
    await runtime.rowsAfter(first.cursor);
    await moveFirst();
    await journal.close();
    ({ runtime } = await openStationKit(disk));
    const batches: RowBatch[] = [];
    await createProjector(db, async (cursor) => {
      const batch = await runtime.rowsAfter(cursor);
      batches.push(batch);
      return batch;
    }).wake();
    expect(batches.some(({ clear }) => clear)).toBe(false);
    const ids = batches.flatMap(({ rows }) => rows.map(({ id }) => id));
    // Those that were missing, each once, and the one that changed meanwhile.
    expect(ids).toHaveLength(MORE_THAN_A_PORTION - there + 1);
    expect(new Set(ids).size).toBe(ids.length);
    const goneOn = await contents();
    await db.delete();
    db = openStationDatabase(db.name);
    await project();
    expect(goneOn).toEqual(await contents());
    expect(goneOn).toHaveLength(MORE_THAN_A_PORTION);
    expect((await readCursor(db)).kind).toBe("at");
  });

  test("interrupted in the rebuild of a journal that is not there any more, begins again", async () => {
    await acceptMany(2);
    const upTo = { incarnation: 1, sequence: 3, hash: aHash(7) };
    await db.cursors.put({ name: "dossiers", cursor: { kind: "rebuilding", upTo, through: dossierId(1) } });
    await db.dossiers.put({ ...aRow, id: dossierId(99) });
    await project();
    expect((await contents()).map((row) => ("id" in row ? row.id : undefined))).toEqual([dossierId(1), dossierId(2)]);
  });

  test("wakes once more for what came while it was busy", async () => {
    const projector = createProjector(db, (cursor) => runtime.rowsAfter(cursor));
    await acceptMany(1);
    const first = projector.wake();
    await acceptMany(1, 2);
    await Promise.all([first, projector.wake()]);
    expect(await db.dossiers.count()).toBe(2);
  });

  test("holds no word about a person in clear", async () => {
    await acceptMany(1);
    await project();
    const [row] = await db.dossiers.toArray();
    expect(Object.keys(row ?? {}).sort()).toEqual(["code", "dueAt", "id", "procedure", "sealed", "status"]);
    expect(new TextDecoder().decode(row?.sealed)).not.toMatch(/Trần|Ánh|079190|procedureName/);
  });
});

describe("queries", () => {
  test("list by status and by due time, the earliest first", async () => {
    await acceptMany(3);
    await project();
    expect((await listByStatus(db, "received", 2)).map((row) => row.id)).toHaveLength(2);
    expect(await listByStatus(db, "returned", 2)).toEqual([]);
    const dueAt = runtime.find(dossierId(1))?.core?.dueAt ?? 0;
    expect(await listDue(db, dueAt, dueAt + 1, 10)).toHaveLength(3);
    expect(await listDue(db, 0, dueAt, 10)).toEqual([]);
    expect((await findRows(db, [dossierId(3), dossierId(9), dossierId(1)])).map((row) => row.id)).toEqual([
      dossierId(3),
      dossierId(1),
    ]);
  });
});
