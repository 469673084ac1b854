import { expect, test } from "vitest";
import { readWholeFile } from "../../../electron/disk/whole-file";
import type { Journal } from "../../../electron/journal/journal";
import { openJournalCheck } from "../../../electron/station/journal-check";
import type { Position } from "../../../src/journal/entry";
import type { Disk } from "../../../src/shared/disk";
import { expectOk } from "../../../src/shared/result";
import { createFixedClock } from "../../fakes/fixed-clock";
import { createSimulatedDisk } from "../../fakes/simulated-disk";
import { KIT_KEY, openStationKit } from "../../fakes/station-kit";

const SEGMENT = "000001/0000000001-202611.qmj";
const DAY = 24 * 3600 * 1000;

/** 300 entries in front of a checkpoint, and a few behind it. */
async function aStationWithACheckpoint() {
  const disk = createSimulatedDisk(1).boot();
  const { runtime, journal } = await openStationKit(disk);
  const look = { class: "access", dossier: null, kind: "test.look", version: 1, parents: [], key: KIT_KEY } as const;
  for (let count = 0; count < 300; count += 1) expectOk(await runtime.record([{ ...look, body: { count } }]));
  expectOk(await runtime.writeCheckpoint());
  expectOk(await runtime.record([{ ...look, body: {} }]));
  await journal.close();
  return disk;
}

async function flipAByte(disk: Disk, offset: number): Promise<void> {
  const file = expectOk(await disk.open(`journal/${SEGMENT}`, "write"));
  const [byte = 0] = expectOk(await file.read(offset, 1));
  expectOk(await file.write(offset, Uint8Array.of(byte ^ 0x40)));
  expectOk(await file.flush());
  await file.close();
}

/** Notes from where each reading begins. */
function withStarts(journal: Pick<Journal, "read">, starts: Position[]): Pick<Journal, "read"> {
  return {
    read: (from) => {
      starts.push(from);
      return journal.read(from);
    },
  };
}

test("rot in front of the newest checkpoint is found in a quiet moment and still known after a restart", async () => {
  const disk = await aStationWithACheckpoint();
  await flipAByte(disk, 20_000);
  const { journal } = await openStationKit(disk);
  // The start has not read that far back.
  expect(journal.condition()).toEqual({ kind: "open" });
  const clock = createFixedClock();
  const check = await openJournalCheck({ disk, clock, journal });
  expect(check.damages()).toEqual([]);
  await check.look(() => true);
  expect(check.completedAt()).toBe(clock.now());
  const damages = check.damages();
  expect(damages.length).toBeGreaterThan(0);
  expect(damages[0]).toMatchObject({ segment: SEGMENT, incarnation: 1 });
  expect(journal.condition()).toEqual({ kind: "open" });

  const again = await openJournalCheck({ disk, clock, journal });
  expect(again.damages()).toEqual(damages);
  expect(again.completedAt()).toBe(clock.now());
});

test("the check goes on where somebody came back to the computer, over restarts", async () => {
  const disk = await aStationWithACheckpoint();
  const { journal } = await openStationKit(disk);
  const starts: Position[] = [];
  const parts = { disk, clock: createFixedClock(), journal: withStarts(journal, starts) };
  let [check, looks] = [await openJournalCheck(parts), 0];
  while (check.completedAt() === undefined) {
    await check.look(() => false);
    check = await openJournalCheck(parts);
    looks += 1;
    if (looks > 100) throw new Error("comes to no end");
  }
  expect(looks).toBeGreaterThan(3);
  const sequences = starts.map(({ sequence }) => sequence);
  expect(sequences).toEqual([...new Set(sequences)].sort((a, b) => a - b));
  expect(check.damages()).toEqual([]);
});

test("a round is not repeated within a week, and the next one forgets what was mended", async () => {
  const disk = await aStationWithACheckpoint();
  await flipAByte(disk, 20_000);
  const { journal } = await openStationKit(disk);
  const starts: Position[] = [];
  const clock = createFixedClock();
  const check = await openJournalCheck({ disk, clock, journal: withStarts(journal, starts) });
  await check.look(() => true);
  expect(check.damages()).not.toEqual([]);
  await flipAByte(disk, 20_000);
  clock.advance(6 * DAY);
  await check.look(() => true);
  expect(starts).toHaveLength(1);
  clock.advance(DAY);
  await check.look(() => true);
  expect(starts).toHaveLength(2);
  expect(check.damages()).toEqual([]);
});

test("a book of the check that is damaged begins a new round", async () => {
  const disk = await aStationWithACheckpoint();
  const { journal } = await openStationKit(disk);
  const parts = { disk, clock: createFixedClock(), journal };
  await (await openJournalCheck(parts)).look(() => true);
  const size = expectOk(await readWholeFile(disk, "witness/check")).length;
  const file = expectOk(await disk.open("witness/check", "write"));
  expectOk(await file.truncate(size - 3));
  await file.close();
  const check = await openJournalCheck(parts);
  expect(check.completedAt()).toBeUndefined();
  await check.look(() => true);
  expect(check.completedAt()).toBeDefined();
});
