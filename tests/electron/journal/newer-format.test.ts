import { expect, test } from "vitest";
import { readWholeFile, replaceWholeFile } from "../../../electron/disk/whole-file";
import { verifyJournal } from "../../../electron/journal/verify";
import { headOf } from "../../../src/journal/chain";
import { frameLength, putFrame, type FrameContent } from "../../../src/journal/frame";
import { createSegmentHeader } from "../../../src/journal/segment";
import { decodeUtf8, encodeUtf8 } from "../../../src/shared/bytes";
import type { Disk } from "../../../src/shared/disk";
import { expectOk } from "../../../src/shared/result";
import { createSimulatedDisk } from "../../fakes/simulated-disk";
import { aDraft, crypto, identity, MORNING, openOn, readAll } from "./journal-kit";

const OWN = "journal/000001/0000000001-202611.qmj";
const NEWER = "journal/000001/0000000003-202611.qmj";

/** Two entries of this program; behind them a segment with a header of a later format and bytes that nobody knows here. */
async function aJournalThatANewerProgramWentOnWith(): Promise<Disk> {
  const disk = createSimulatedDisk(1).boot();
  const journal = await openOn(disk);
  for (const n of [1, 2]) expectOk(await journal.append([aDraft(n)], MORNING));
  const { hash: previous } = journal.head();
  await journal.close();
  const place = { incarnation: 1, month: "202611", firstSequence: 3, previous, after: null };
  const { record, signature } = createSegmentHeader(crypto, identity, place);
  const text = decodeUtf8(record).replace('"segment":1', '"segment":2');
  const header: FrameContent = { record: encodeUtf8(text), signature, body: null };
  const bytes = new Uint8Array(frameLength(header) + 500).fill(0x5a);
  putFrame(bytes, 0, 0, header);
  expectOk(await replaceWholeFile(disk, NEWER, bytes));
  return disk;
}

async function contentOf(disk: Disk): Promise<readonly Uint8Array[]> {
  return [expectOk(await readWholeFile(disk, OWN)), expectOk(await readWholeFile(disk, NEWER))];
}

test("a journal that a newer program went on with opens, gives its older entries, and takes nothing", async () => {
  const disk = await aJournalThatANewerProgramWentOnWith();
  const before = await contentOf(disk);
  const journal = await openOn(disk);
  expect(journal.condition()).toEqual({ kind: "read-only", why: { kind: "newer" } });
  const found = await readAll(journal);
  expect(found.damages).toEqual([]);
  expect(found.entries.map(({ envelope }) => envelope.sequence)).toEqual([1, 2]);
  expect(await journal.append([aDraft(3)], MORNING)).toEqual({ ok: false, fault: { kind: "read-only" } });
  expect(await journal.openIncarnation("asked", MORNING)).toEqual({ ok: false, fault: { kind: "read-only" } });
  expect(journal.condition()).toEqual({ kind: "read-only", why: { kind: "newer" } });
  await journal.close();
  expect(await contentOf(disk)).toEqual(before);
});

test("what a newer program has written more is no lost tail and no damage", async () => {
  const disk = await aJournalThatANewerProgramWentOnWith();
  const [entry] = (await readAll(await openOn(disk))).entries;
  if (entry === undefined) throw new Error("no entry");
  const witness = { ...headOf(entry), sequence: 9 };
  const journal = await openOn(disk, [witness]);
  expect(journal.condition()).toEqual({ kind: "read-only", why: { kind: "newer" } });
  expect(journal.opening).toMatchObject({ damages: [], cut: null });
  const task = { disk, crypto, publicKey: identity.publicKey, witnesses: [] };
  expect(expectOk(await verifyJournal(task))).toMatchObject({ newerFormat: true, entries: 2, damages: [] });
});

test("segments behind one that cannot be read are not taken for missing ones", async () => {
  const disk = await aJournalThatANewerProgramWentOnWith();
  const [, newer = new Uint8Array()] = await contentOf(disk);
  expectOk(await replaceWholeFile(disk, "journal/000001/0000000900-202612.qmj", newer));
  const journal = await openOn(disk);
  expect(journal.condition()).toEqual({ kind: "read-only", why: { kind: "newer" } });
  expect(journal.opening.damages).toEqual([]);
});
