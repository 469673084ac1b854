import { expect, test } from "vitest";
import { createHeadKeeper, readKeptHead } from "../../../electron/journal/head-keeper";
import type { Journal, StoredEntry } from "../../../electron/journal/journal";
import { openJournal } from "../../../electron/journal/open-journal";
import { headOf } from "../../../src/journal/chain";
import type { Disk } from "../../../src/shared/disk";
import { expectOk } from "../../../src/shared/result";
import { createSimulatedDisk } from "../../fakes/simulated-disk";
import { aDraft, crypto, identity, journalOptions, MORNING } from "./journal-kit";

const SEGMENT = "journal/000001/0000000001-202611.qmj";

async function openWithKept(disk: Disk): Promise<Journal> {
  const keptHeads = await readKeptHead(disk, crypto, identity.publicKey);
  return expectOk(await openJournal({ ...journalOptions(disk), keptHeads }));
}

/** A journal of so many entries, of which all heads were noted. */
async function keep(disk: Disk, count: number): Promise<readonly StoredEntry[]> {
  const journal = await openWithKept(disk);
  const work: (() => void)[] = [];
  const keeper = createHeadKeeper({ disk, crypto, identity, later: (one) => work.push(one) });
  const entries: StoredEntry[] = [];
  for (let n = 1; n <= count; n += 1) {
    entries.push(...expectOk(await journal.append([aDraft(n)], MORNING)));
    keeper.note(journal.head());
  }
  expect(work).toHaveLength(1);
  work[0]?.();
  await keeper.settle();
  await journal.close();
  return entries;
}

test("many heads share one write, and the last one is read again", async () => {
  const disk = createSimulatedDisk(1).boot();
  const entries = await keep(disk, 5);
  expect(await readKeptHead(disk, crypto, identity.publicKey)).toEqual(entries.slice(-1).map(headOf));
});

test("a journal whose last entry was cut off is read-only: this computer knows that it was there", async () => {
  const disk = createSimulatedDisk(2).boot();
  const last = (await keep(disk, 3)).at(-1);
  if (!last) throw new Error("nothing was appended");
  const { offset, length } = last.place;
  const file = expectOk(await disk.open(SEGMENT, "write"));
  expectOk(await file.truncate(offset + length - 1));
  const torn = await openWithKept(disk);
  expect(torn.condition()).toMatchObject({ kind: "read-only", why: { kind: "damaged" } });
  expect(torn.opening).toMatchObject({ cut: null, damages: [{ kind: "witnessed-tail", sequence: 3 }] });
  expectOk(await file.truncate(offset));
  const why = { kind: "behind", witness: headOf(last) };
  expect((await openWithKept(disk)).condition()).toEqual({ kind: "read-only", why });
});

test("a journal that was lost as a whole goes on in an incarnation that nobody had", async () => {
  const disk = createSimulatedDisk(3).boot();
  await keep(disk, 2);
  const first = await openWithKept(disk);
  expectOk(await first.openIncarnation("restored", MORNING));
  const keeper = createHeadKeeper({ disk, crypto, identity, later: () => undefined });
  keeper.note(first.head());
  await keeper.settle();
  await first.close();
  for (const path of ["journal/000002/0000000001-202611.qmj", SEGMENT]) expectOk(await disk.remove(path));
  const again = await openWithKept(disk);
  expect(again.condition()).toMatchObject({ kind: "read-only", why: { kind: "behind", witness: { incarnation: 2 } } });
  expect(expectOk(await again.openIncarnation("behind", MORNING)).envelope.incarnation).toBe(3);
});

test("a head that is not signed by this station, or is not whole, tells nothing", async () => {
  const disk = createSimulatedDisk(4).boot();
  await keep(disk, 1);
  const other = crypto.createSigningPair();
  expect(await readKeptHead(disk, crypto, other.publicKey)).toEqual([]);
  const file = expectOk(await disk.open("witness/head", "write"));
  expectOk(await file.truncate(expectOk(await file.size()) - 1));
  expect(await readKeptHead(disk, crypto, identity.publicKey)).toEqual([]);
  expect((await openWithKept(disk)).condition()).toEqual({ kind: "open" });
});
