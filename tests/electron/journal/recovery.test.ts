import { expect, test } from "vitest";
import type { Checkpoint, Journal } from "../../../electron/journal/journal";
import { readWholeFile } from "../../../electron/disk/whole-file";
import type { Head } from "../../../src/journal/entry";
import { encodeUtf8, decodeUtf8 } from "../../../src/shared/bytes";
import { frameLength, putFrame } from "../../../src/journal/frame";
import type { Disk } from "../../../src/shared/disk";
import { expectOk } from "../../../src/shared/result";
import { createSimulatedDisk } from "../../fakes/simulated-disk";
import { aDraft, bodyOf, MORNING, openOn, readAll } from "./journal-kit";

const OTHER_HASH = "9".repeat(64) as Head["hash"]; // of the right form

async function filled(disk: Disk, count: number): Promise<Journal> {
  const journal = await openOn(disk);
  for (let n = 1; n <= count; n += 1) expectOk(await journal.append([aDraft(n)], MORNING));
  return journal;
}

async function checkpoint(journal: Journal, text: string): Promise<void> {
  expectOk(await journal.writeCheckpoint(journal.head(), [encodeUtf8(text)], MORNING));
}

function textOf(found: Checkpoint | null): string {
  return decodeUtf8(found?.section(0) ?? new Uint8Array());
}

async function change(disk: Disk, path: string, at: number): Promise<void> {
  const file = expectOk(await disk.open(path, "write"));
  const [byte] = expectOk(await file.read(at, 1));
  expectOk(await file.write(at, Uint8Array.of((byte ?? 0) ^ 1)));
  expectOk(await file.close());
}

test("a start reads the newest checkpoint and only what follows it", async () => {
  const disk = createSimulatedDisk(1).boot();
  const journal = await filled(disk, 3);
  await checkpoint(journal, "three");
  expectOk(await journal.append([aDraft(4)], MORNING));
  const again = await openOn(disk);
  const found = await again.readCheckpoint();
  expect(textOf(found)).toBe("three");
  expect(again.opening).toMatchObject({ checkpoint: found?.head, entriesRead: 1 });
  expect((await readAll(again, found?.head)).entries.map(({ envelope }) => envelope.sequence)).toEqual([4]);
  expect(again.head().sequence).toBe(4);
});

test("two checkpoints are kept; a bad one falls back to the one before, and two bad ones to reading everything", async () => {
  const disk = createSimulatedDisk(2).boot();
  const journal = await filled(disk, 1);
  for (const name of ["one", "two", "three"]) {
    await checkpoint(journal, name);
    expectOk(await journal.append([aDraft(9)], MORNING));
  }
  const names = expectOk(await disk.list("journal/checkpoints"));
  expect(names).toEqual(["000001-0000000002.qmc", "000001-0000000003.qmc"]);
  // In the sealed state of the newest, then in the signed record of the older.
  const [older = "", newest = ""] = names.map((name) => `journal/checkpoints/${name}`);
  const size = expectOk(await expectOk(await disk.open(newest, "read")).size());
  await change(disk, newest, size - 1);
  const second = await (await openOn(disk)).readCheckpoint();
  expect(textOf(second)).toBe("two");
  await change(disk, older, 40);
  const last = await openOn(disk);
  expect(await last.readCheckpoint()).toBeNull();
  expect(last.opening.badCheckpoints).toBe(1);
  expect((await readAll(last)).entries).toHaveLength(4);
});

test("a state comes back section by section, and the one before goes where it must be forgotten", async () => {
  const disk = createSimulatedDisk(6).boot();
  const journal = await filled(disk, 1);
  await checkpoint(journal, "one");
  expectOk(await journal.append([aDraft(2)], MORNING));
  const sections = Array.from({ length: 20 }, (_, index) => encodeUtf8("x".repeat(index * 1000)));
  expectOk(await journal.writeCheckpoint(journal.head(), sections, MORNING));
  expect(expectOk(await disk.list("journal/checkpoints"))).toHaveLength(2);
  const found = await (await openOn(disk)).readCheckpoint();
  expect(sections.map((_, index) => found?.section(index))).toEqual(sections);
  expect(found?.section(sections.length)).toBeUndefined();
  expectOk(await journal.append([aDraft(3)], MORNING));
  expectOk(await journal.writeCheckpoint(journal.head(), [encodeUtf8("three")], MORNING, 1));
  expect(expectOk(await disk.list("journal/checkpoints"))).toEqual(["000001-0000000003.qmc"]);
});

test("a checkpoint is a witness: a journal that is shorter than it is not taken for whole", async () => {
  const disk = createSimulatedDisk(3).boot();
  const journal = await filled(disk, 3);
  await checkpoint(journal, "three");
  await journal.close();
  const file = expectOk(await disk.open("journal/000001/0000000001-202611.qmj", "write"));
  expectOk(await file.truncate(expectOk(await file.size()) - 1));
  const again = await openOn(disk);
  expect(again.condition()).toMatchObject({ kind: "read-only", why: { kind: "damaged" } });
  expect(again.opening).toMatchObject({ cut: null, damages: [{ kind: "witnessed-tail", sequence: 3 }] });
});

test("a station that is behind a witness takes back its lost entries from a copy and goes on", async () => {
  const whole = createSimulatedDisk(4).boot();
  const lost = createSimulatedDisk(5).boot();
  const journal = await filled(whole, 2);
  const early = await readAll(journal);
  const copy = await openOn(lost);
  expectOk(await copy.adopt(early.entries));
  await copy.close();
  for (const n of [3, 4]) expectOk(await journal.append([aDraft(n), aDraft(n + 10)], MORNING));
  const { entries } = await readAll(journal);
  const head = journal.head();

  const restored = await openOn(lost, [head]);
  expect(restored.condition()).toEqual({ kind: "read-only", why: { kind: "behind", witness: head } });
  expect((await restored.append([aDraft(9)], MORNING)).ok).toBe(false);
  expect((await restored.adopt(entries.slice(3))).ok).toBe(false);
  expect((await restored.adopt(entries.slice(2, 5))).ok).toBe(false);
  expect(expectOk(await restored.adopt(entries.slice(2)))).toEqual(head);
  expect(restored.condition()).toEqual({ kind: "open" });
  expect((await readAll(restored)).entries.map(({ hash }) => hash)).toEqual(entries.map(({ hash }) => hash));
  expectOk(await restored.append([aDraft(9)], MORNING));
});

test("a copy with a changed entry is not adopted", async () => {
  const { entries } = await readAll(await filled(createSimulatedDisk(6).boot(), 3));
  const target = await openOn(createSimulatedDisk(7).boot());
  const changed = entries.map((entry, index) => (index === 1 ? { ...entry, sealedBody: new Uint8Array(40) } : entry));
  expect(await target.adopt(changed)).toMatchObject({ ok: false, fault: { kind: "body", sequence: 2 } });
  const unsigned = entries.map((entry) => ({ ...entry, signature: new Uint8Array(64) }));
  expect(await target.adopt(unsigned)).toMatchObject({ ok: false, fault: { kind: "signature", sequence: 3 } });
});

test("a restored station opens an incarnation behind the head that a witness knows", async () => {
  const disk = createSimulatedDisk(8).boot();
  await (await filled(disk, 2)).close();
  const witness = { incarnation: 1, sequence: 7, hash: OTHER_HASH };
  const journal = await openOn(disk, [witness]);
  const first = expectOk(await journal.openIncarnation("restored", MORNING));
  expect(first.envelope).toMatchObject({
    incarnation: 2,
    sequence: 1,
    previous: OTHER_HASH,
    kind: "journal.incarnation",
  });
  expect(bodyOf(journal, first)).toEqual({ reason: "restored", after: witness });
  expectOk(await journal.append([aDraft(3)], MORNING));
  const again = await openOn(disk, [witness]);
  expect(again.condition()).toEqual({ kind: "open" });
  expect(again.head()).toMatchObject({ incarnation: 2, sequence: 2 });
  expect((await readAll(again)).damages).toEqual([]);
});

test("a clone is told by an entry that differs, and the older of two living incarnations is fenced", async () => {
  const disk = createSimulatedDisk(9).boot();
  await (await filled(disk, 2)).close();
  const fork = { incarnation: 1, sequence: 2, hash: OTHER_HASH };
  expect((await openOn(disk, [fork])).condition()).toMatchObject({ why: { kind: "forked", witness: fork } });
  const later = { incarnation: 2, sequence: 5, hash: OTHER_HASH };
  const fenced = await openOn(disk, [later]);
  expect(fenced.condition()).toEqual({ kind: "read-only", why: { kind: "fenced", by: later } });
  const living = await openOn(disk);
  living.fence(later);
  expect(await living.append([aDraft(3)], MORNING)).toEqual({ ok: false, fault: { kind: "read-only" } });
  // A person's decision brings it back, behind the one that fenced it.
  expect(expectOk(await living.openIncarnation("asked", MORNING)).envelope.incarnation).toBe(3);
});

test("an incarnation whose beginning could not be saved is as if it had never been", async () => {
  const simulated = createSimulatedDisk(10);
  const disk = simulated.boot();
  const journal = await filled(disk, 2);
  simulated.planFault({ kind: "io", afterCalls: 0, operation: "makeDirectory" });
  expect(await journal.openIncarnation("asked", MORNING)).toMatchObject({ ok: false, fault: { kind: "not-saved" } });
  expectOk(await journal.recover());
  const [third] = expectOk(await journal.append([aDraft(3)], MORNING));
  expect(third?.envelope).toMatchObject({ incarnation: 1, sequence: 3 });
});

test("a journal that a newer program began is opened for looking and not touched", async () => {
  const disk = createSimulatedDisk(11).boot();
  await (await filled(disk, 1)).close();
  const path = "journal/000001/0000000001-202611.qmj";
  const content = { record: encodeUtf8('{"segment":2,"anything":true}'), signature: new Uint8Array(64), body: null };
  const bytes = new Uint8Array(frameLength(content));
  putFrame(bytes, 0, 0, content);
  const file = expectOk(await disk.open(path, "write"));
  expectOk(await file.truncate(0));
  expectOk(await file.write(0, bytes));
  expect((await openOn(disk)).condition()).toEqual({ kind: "read-only", why: { kind: "newer" } });
  expect(expectOk(await readWholeFile(disk, path))).toEqual(bytes);
});
