import { expect, test } from "vitest";
import { stripBodies } from "../../../electron/journal/strip-bodies";
import { verifyJournal } from "../../../electron/journal/verify";
import { encodeUtf8 } from "../../../src/shared/bytes";
import { expectOk } from "../../../src/shared/result";
import { createSimulatedDisk } from "../../fakes/simulated-disk";
import { aDraft, crypto, identity, MORNING, openOn, readAll } from "./journal-kit";

const MONTH = 31 * 86_400_000;
const LATER = MORNING + 2 * MONTH;

test("bodies of access entries go when their time is over; places, chain and signatures stay", async () => {
  const disk = createSimulatedDisk(1).boot();
  const journal = await openOn(disk);
  const access = aDraft(2, { class: "access", kind: "dossier.opened" });
  const [, opened] = expectOk(await journal.append([aDraft(1), access, aDraft(3)], MORNING));
  expectOk(await journal.writeCheckpoint(journal.head(), [encodeUtf8("state")], MORNING));
  const before = (await readAll(journal)).entries;
  expectOk(await journal.append([{ ...access, kind: "dossier.opened" }], LATER));

  expect(expectOk(await stripBodies(disk, { classes: ["access"], before: LATER }))).toEqual({
    stripped: 1,
    damaged: [],
  });
  expect(expectOk(await stripBodies(disk, { classes: ["access"], before: LATER })).stripped).toBe(0);

  const again = await openOn(disk);
  const { entries, damages } = await readAll(again);
  expect(damages).toEqual([]);
  expect(entries.map(({ sealedBody }) => sealedBody === null)).toEqual([false, true, false, false]);
  expect(entries.slice(0, 3).map(({ hash }) => hash)).toEqual(before.map(({ hash }) => hash));
  expect(again.opening.checkpoint?.sequence).toBe(3);
  const found = expectOk(await again.readAt(opened?.place ?? { segment: "", offset: 0, length: 0 }));
  expect(again.openBody(found)).toEqual({ ok: false, fault: { kind: "stripped" } });
  const task = { disk, crypto, publicKey: identity.publicKey, witnesses: [] };
  expect(expectOk(await verifyJournal(task))).toMatchObject({ entries: 4, stripped: 1, damages: [] });
});

test("what a dossier entry says is never stripped, whatever is asked for", async () => {
  const disk = createSimulatedDisk(2).boot();
  const journal = await openOn(disk);
  expectOk(await journal.append([aDraft(1)], MORNING));
  expectOk(await journal.append([aDraft(2)], LATER));
  // As a caller without types could ask.
  const wrong = { classes: ["access", "queue", "dossier"] as ("access" | "queue")[], before: LATER };
  expect(expectOk(await stripBodies(disk, wrong))).toEqual({ stripped: 0, damaged: [] });
});

test("a damaged segment is left as it is", async () => {
  const disk = createSimulatedDisk(3).boot();
  const journal = await openOn(disk);
  expectOk(await journal.append([aDraft(1, { class: "access" })], MORNING));
  expectOk(await journal.append([aDraft(2)], LATER));
  const path = "000001/0000000001-202611.qmj";
  const file = expectOk(await disk.open(`journal/${path}`, "write"));
  expectOk(await file.write(700, Uint8Array.of(0xee, 0xee)));
  expect(expectOk(await stripBodies(disk, { classes: ["access"], before: LATER }))).toEqual({
    stripped: 0,
    damaged: [path],
  });
});
