import { expect, test } from "vitest";
import { readWholeFile, replaceWholeFile } from "../../../electron/disk/whole-file";
import { verifyJournal } from "../../../electron/journal/verify";
import type { Disk } from "../../../src/shared/disk";
import { encodeUtf8 } from "../../../src/shared/bytes";
import { expectOk } from "../../../src/shared/result";
import { createSimulatedDisk } from "../../fakes/simulated-disk";
import { stripSegment } from "../../fakes/strip-segment";
import { aDraft, crypto, identity, MORNING, openOn, readAll } from "./journal-kit";

const FIRST = "journal/000001/0000000001-202611.qmj";
const LATER = MORNING + 62 * 86_400_000;

async function strip(disk: Disk, name: "access" | "dossier"): Promise<void> {
  const bytes = expectOk(await readWholeFile(disk, FIRST));
  const stripped = stripSegment(bytes, (envelope) => envelope.class === name);
  expect(stripped).not.toEqual(bytes);
  expectOk(await replaceWholeFile(disk, FIRST, stripped));
}

test("a journal whose access bodies were stripped is sound: places, chain and signatures stay", async () => {
  const disk = createSimulatedDisk(1).boot();
  const journal = await openOn(disk);
  const access = aDraft(2, { class: "access", kind: "dossier.opened" });
  const [, opened] = expectOk(await journal.append([aDraft(1), access, aDraft(3)], MORNING));
  expectOk(await journal.writeCheckpoint(journal.head(), [encodeUtf8("state")], MORNING));
  const before = (await readAll(journal)).entries;
  expectOk(await journal.append([access], LATER));
  await journal.close();
  await strip(disk, "access");

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

test("a stripped body of a dossier is damage: what a dossier says is never stripped", async () => {
  const disk = createSimulatedDisk(2).boot();
  const journal = await openOn(disk);
  expectOk(await journal.append([aDraft(1)], MORNING));
  expectOk(await journal.append([aDraft(2)], LATER));
  await journal.close();
  await strip(disk, "dossier");
  const task = { disk, crypto, publicKey: identity.publicKey, witnesses: [] };
  const { damages } = expectOk(await verifyJournal(task));
  expect(damages).toMatchObject([{ kind: "body", segment: FIRST.slice("journal/".length), sequence: 1 }]);
});
