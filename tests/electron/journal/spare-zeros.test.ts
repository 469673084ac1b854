import { beforeAll, expect, test } from "vitest";
import { readWholeFile } from "../../../electron/disk/whole-file";
import type { StoredEntry } from "../../../electron/journal/journal";
import { verifyJournal } from "../../../electron/journal/verify";
import { headOf } from "../../../src/journal/chain";
import type { Disk } from "../../../src/shared/disk";
import { expectOk } from "../../../src/shared/result";
import { createSimulatedDisk } from "../../fakes/simulated-disk";
import { aDraft, crypto, MORNING, openOn, readAll } from "./journal-kit";

const SEGMENT = "000001/0000000001-202611.qmj";
const PATH = `journal/${SEGMENT}`;
const MONTH = 31 * 86_400_000;

/** Six entries, without spare zeros. */
let bytes: Uint8Array;
let entries: readonly StoredEntry[];

beforeAll(async () => {
  const disk = createSimulatedDisk(1).boot();
  const journal = await openOn(disk);
  const appended: StoredEntry[] = [];
  for (let n = 1; n <= 6; n += 1) appended.push(...expectOk(await journal.append([aDraft(n)], MORNING)));
  entries = appended;
  await journal.close();
  bytes = expectOk(await readWholeFile(disk, PATH));
});

test("zeros behind the last entry are room for the next ones: nothing is cut, and they go before another segment", async () => {
  for (const length of [1, 100, 512, 5000]) {
    const disk = await diskWith(withZeros(length));
    const { damages } = expectOk(await verifyJournal({ disk, crypto, publicKey: null, witnesses: [] }));
    expect(damages).toEqual([]);
    const journal = await openOn(disk);
    expect(journal.opening).toMatchObject({ cut: null, damages: [] });
    expect((await readAll(journal)).entries.map(({ hash }) => hash)).toEqual(entries.map(({ hash }) => hash));
    const next = expectOk(await journal.append([aDraft(7)], MORNING + MONTH));
    expect(next[0]?.place).toMatchObject({ segment: "000001/0000000007-202612.qmj" });
    expect(await sizeOf(disk)).toBe(bytes.length);
    expect((await readAll(await openOn(disk))).entries).toHaveLength(7);
  }
});

test("what stands behind zeros was never flushed: it is cut, unless a witness knows the entry", async () => {
  for (const at of [0, 1, 511, 512, 4000]) {
    const tail = withZeros(5000);
    tail[bytes.length + at] = 0x7b;
    const cut = { segment: SEGMENT, offset: bytes.length, bytes: at + 1, sequence: 7 };
    const disk = await diskWith(tail);
    expect((await openOn(disk)).opening).toMatchObject({ cut, damages: [] });
    expect(await sizeOf(disk)).toBe(bytes.length);
    const witness = { incarnation: 1, sequence: 7, hash: lastEntry().hash };
    const known = await openOn(await diskWith(tail), [witness]);
    expect(known.opening).toMatchObject({ cut: null, damages: [{ kind: "witnessed-tail", sequence: 7 }] });
  }
});

test("zeros where an entry was are noticed when a witness knows it", async () => {
  const disk = await diskWith(Uint8Array.from(bytes).fill(0, lastEntry().place.offset));
  const witness = headOf(lastEntry());
  expect((await openOn(disk, [witness])).condition()).toEqual({ kind: "read-only", why: { kind: "behind", witness } });
  expect(await sizeOf(disk)).toBe(bytes.length);
});

test("zeros at the end of a segment that is not the last one are damage", async () => {
  const disk = createSimulatedDisk(9).boot();
  const journal = await openOn(disk);
  for (const at of [MORNING, MORNING + MONTH]) expectOk(await journal.append([aDraft(1)], at));
  await journal.close();
  const file = expectOk(await disk.open(PATH, "write"));
  const size = expectOk(await file.size());
  expectOk(await file.write(size, new Uint8Array(600)));
  const damage = { kind: "unreadable", segment: SEGMENT, offset: size, incarnation: 1, sequence: 2 };
  const verified = expectOk(await verifyJournal({ disk, crypto, publicKey: null, witnesses: [] }));
  expect(verified.damages).toEqual([damage]);
  expect((await readAll(await openOn(disk))).damages).toEqual([damage]);
});

test("a journal that was closed has no spare zeros, one that was killed goes on inside them", async () => {
  const simulated = createSimulatedDisk(10);
  const journal = await openOn(simulated.boot());
  const [first] = expectOk(await journal.append([aDraft(1)], MORNING));
  const end = (first?.place.offset ?? 0) + (first?.place.length ?? 0);
  simulated.crash("process");
  const disk = simulated.boot();
  expect(await sizeOf(disk)).toBeGreaterThan(end + 1000);
  const again = await openOn(disk);
  const [second] = expectOk(await again.append([aDraft(2)], MORNING));
  expect(second?.place.offset).toBe(end);
  await again.close();
  expect(await sizeOf(disk)).toBe(end + (second?.place.length ?? 0));
});

function lastEntry(): StoredEntry {
  const last = entries.at(-1);
  if (!last) throw new RangeError("no entry");
  return last;
}

/** The journal with room for what comes. */
function withZeros(length: number): Uint8Array {
  const longer = new Uint8Array(bytes.length + length);
  longer.set(bytes);
  return longer;
}

async function diskWith(content: Uint8Array): Promise<Disk> {
  const disk = createSimulatedDisk(7).boot();
  expectOk(await disk.makeDirectory("journal/000001"));
  const file = expectOk(await disk.open(PATH, "create"));
  expectOk(await file.write(0, content));
  expectOk(await file.close());
  return disk;
}

async function sizeOf(disk: Disk): Promise<number> {
  return expectOk(await expectOk(await disk.open(PATH, "read")).size());
}
