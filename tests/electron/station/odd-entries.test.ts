import { describe, expect, test } from "vitest";
import type { Disk } from "../../../src/shared/disk";
import { expectOk } from "../../../src/shared/result";
import { aMoveCommand, anAcceptCommand, anActor, aParty, commandId, dossierId } from "../../fakes/build-intake";
import { createDerivedKeySealer } from "../../fakes/derived-key-sealer";
import { plain, project } from "../../fakes/read-projection";
import { createSimulatedDisk } from "../../fakes/simulated-disk";
import { accept, KIT_KEY, kitCrypto, openStationKit } from "../../fakes/station-kit";

const start = (disk: Disk) => openStationKit(disk);

describe("what this program does not understand", () => {
  test("makes only that dossier read-only, also after a restart, and is kept", async () => {
    const disk = createSimulatedDisk(1).boot();
    const { runtime, journal } = await start(disk);
    const first = await accept(runtime);
    const second = await accept(runtime, { commandId: commandId(2), draftId: dossierId(2) });
    const key = runtime.find(dossierId(1))?.key ?? KIT_KEY;
    const newer = { class: "dossier", dossier: dossierId(1), kind: "dossier.teleported", version: 1, key } as const;
    const [odd] = expectOk(await runtime.record([{ ...newer, parents: [first.entry], body: { to: "Huế" } }]));
    expect(runtime.find(dossierId(1))).toMatchObject({
      readOnly: true,
      heads: [odd?.hash],
      core: { status: "received" },
    });
    await journal.close();
    const { runtime: again } = await start(disk);
    const onOdd = aMoveCommand({ commandId: commandId(3), expectedHeads: odd === undefined ? [] : [odd.hash] });
    expect(await again.run(onOdd, anActor)).toMatchObject({ fault: { kind: "dossier-read-only" } });
    const onOther = aMoveCommand({ commandId: commandId(4), dossier: dossierId(2), expectedHeads: [second.entry] });
    expect((await again.run(onOther, anActor)).ok).toBe(true);
    const { rows } = await project(again);
    expect(plain(again, rows)).toMatchObject([{ details: { readOnly: true } }, { details: { readOnly: false } }]);
  });
});

test("entries that do not follow in a row are folded as a set, and both sides are shown", async () => {
  const disk = createSimulatedDisk(1).boot();
  const { runtime, journal } = await start(disk);
  const { entry } = await accept(runtime);
  const known = runtime.find(dossierId(1));
  const resolved = aMoveCommand({ commandId: commandId(2), expectedHeads: [entry], move: "resolve" });
  expectOk(await runtime.run(resolved, anActor));
  // As a neighbour decided it, who had not heard of the first: same parent, another move.
  const late = {
    command: commandId(3),
    actor: anActor,
    at: 1,
    move: "withdraw",
    from: "received",
    reason: "rút",
    ground: null,
    department: null,
    missing: [],
    dueAt: null,
    code: null,
    number: null,
    receiver: null,
    pages: [],
  };
  const kind = "dossier.moved";
  const key = known?.key ?? KIT_KEY;
  expectOk(
    await runtime.record([
      { class: "dossier", dossier: dossierId(1), kind, version: 1, parents: [entry], key, body: late },
    ]),
  );
  await journal.close();
  const { runtime: again } = await start(disk);
  const dossier = again.find(dossierId(1));
  expect(dossier).toMatchObject({ unfolded: false, readOnly: false, core: { status: "resolved" } });
  expect(dossier?.heads).toHaveLength(2);
  expect(dossier?.core?.disagreements).toMatchObject([{ wanted: "withdraw", found: "resolved", settled: false }]);
  expect(again.search("phuong thao", 10).ids).toEqual([dossierId(1)]);
});

test("a dossier whose key was destroyed is not found any more, and that it was there stays", async () => {
  const disk = createSimulatedDisk(1).boot();
  const sealer = createDerivedKeySealer(kitCrypto);
  const { runtime } = await openStationKit(disk, { sealer });
  await accept(runtime);
  await accept(runtime, { commandId: commandId(2), draftId: dossierId(2), owner: aParty({ name: "Trần Ánh" }) });
  sealer.destroy(runtime.find(dossierId(1))?.key ?? KIT_KEY);
  await runtime.forget([dossierId(1)]);
  expect(runtime.search("phuong thao", 10).ids).toEqual([]);
  expect(runtime.search("tran anh", 10).ids).toEqual([dossierId(2)]);
  expect(runtime.find(dossierId(1))).toMatchObject({ core: undefined, readOnly: true });
  expect((await project(runtime)).rows.size).toBe(1);
  const again = await runtime.run(anAcceptCommand({ commandId: commandId(9) }), anActor);
  expect(again).toMatchObject({ fault: { kind: "already-accepted", code: null } });
});

test("a projection that has seen more than the journal holds shows that this is an older copy", async () => {
  const disk = createSimulatedDisk(1).boot();
  const { runtime } = await start(disk);
  await accept(runtime);
  await accept(runtime, { commandId: commandId(2), draftId: dossierId(2) });
  const { cursor, rows } = await project(runtime);
  // The copy: the same station after the first acceptance.
  const { runtime: copy } = await start(createSimulatedDisk(2).boot());
  const first = await accept(copy);
  expect(first.code).toBe("H00.001-261123-0001");
  const [projected, accepted] = await Promise.all([
    project(copy, cursor, rows),
    accept(copy, { commandId: commandId(3), draftId: dossierId(3) }),
  ]);
  expect(copy.lostTail()).toMatchObject({ sequence: 3 });
  expect(projected.cleared).toBe(1);
  expect(accepted).toMatchObject({ incarnation: 2, code: "H00.001-261123-7001" });
});
