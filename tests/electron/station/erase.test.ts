import { expect, test } from "vitest";
import { erase, finishErasing, type ErasingParts } from "../../../electron/core/erase-dossier";
import { openJournal } from "../../../electron/journal/open-journal";
import type { EraseCommand } from "../../../src/intake/erase-dossier";
import { decodeUtf8 } from "../../../src/shared/bytes";
import type { Disk } from "../../../src/shared/disk";
import { expectOk, ok } from "../../../src/shared/result";
import { anActor, aParty, commandId, dossierId } from "../../fakes/build-intake";
import { createDerivedKeySealer, type DerivedKeySealer } from "../../fakes/derived-key-sealer";
import { createFixedClock } from "../../fakes/fixed-clock";
import { project } from "../../fakes/read-projection";
import { createSimulatedDisk } from "../../fakes/simulated-disk";
import { accept, KIT_KEY, kitCrypto, kitIdentity, openStationKit, type StationKit } from "../../fakes/station-kit";

const supervisor = { ...anActor, role: "supervisor" };
const clock = createFixedClock();

interface World extends StationKit {
  readonly sealer: DerivedKeySealer;
  readonly disk: Disk;
  readonly parts: ErasingParts;
}

/** Keys that are destroyed stay so, as in the key ring, which has its own tests with power cuts. */
async function open(disk: Disk, sealer = createDerivedKeySealer(kitCrypto)): Promise<World> {
  const kit = await openStationKit(disk, { sealer });
  const ring: ErasingParts["ring"] = {
    condition: (key) => (sealer.isDestroyed(key) ? "destroyed" : "live"),
    destroy: (keys) => {
      for (const key of keys) sealer.destroy(key);
      return Promise.resolve(ok());
    },
  };
  return { ...kit, sealer, disk, parts: { ring, runtime: kit.runtime, stationKey: KIT_KEY } };
}

/** Two people; both are in both checkpoints. */
async function withTwoDossiers(disk: Disk): Promise<World> {
  const world = await open(disk);
  await accept(world.runtime);
  expectOk(await world.runtime.writeCheckpoint());
  await accept(world.runtime, { commandId: commandId(2), draftId: dossierId(2), owner: aParty({ name: "Trần Ánh" }) });
  expectOk(await world.runtime.writeCheckpoint());
  return world;
}

function anOrder({ runtime }: World, changes: Partial<EraseCommand> = {}): EraseCommand {
  const expectedHeads = runtime.find(dossierId(1))?.heads ?? [];
  const why = { reason: "công dân yêu cầu", ground: "Quyết định 12/QĐ-UBND" };
  return { commandId: commandId(9), dossier: dossierId(1), expectedHeads, ...why, ...changes };
}

/** Everything that the keys of this station still open: bodies of the journal, all sections of all checkpoints. */
async function everythingReadable({ disk, sealer }: World): Promise<string> {
  const texts: string[] = [];
  const names = expectOk(await disk.list("journal/checkpoints"));
  // With one checkpoint hidden after the other, each of them is the newest once.
  for (const hidden of [[], names.slice(-1)]) {
    const seen: Disk = {
      ...disk,
      list: async (path) => {
        const listed = await disk.list(path);
        return listed.ok ? ok(listed.value.filter((name) => !hidden.includes(name))) : listed;
      },
    };
    const options = { crypto: kitCrypto, identity: kitIdentity, sealer, stationKey: KIT_KEY, witnesses: [] };
    const journal = expectOk(await openJournal({ disk: seen, ...options }));
    const checkpoint = await journal.readCheckpoint();
    for (let index = 0, more = checkpoint !== null; more; index += 1) {
      const section = checkpoint?.section(index);
      more = section !== undefined;
      if (section !== undefined) texts.push(section.every((byte) => byte < 128) ? decodeUtf8(section) : "");
    }
    for await (const chunk of journal.read({ incarnation: 0, sequence: 0 })) {
      if (chunk.kind === "damage") throw new Error("damage");
      for (const entry of chunk.entries) {
        const body = journal.openBody(entry);
        if (body.ok) texts.push(JSON.stringify(body.value));
      }
    }
  }
  return texts.join("\n").normalize("NFC");
}

// Both people have the number of the example: the name tells them apart.
const TRACES = /phuong thao|Phương Thảo/;
const OTHER = /tran anh/;

test("an erased dossier is nowhere any more, and who erased it and why stays", async () => {
  const world = await withTwoDossiers(createSimulatedDisk(1).boot());
  const { runtime, parts } = world;
  expect(await everythingReadable(world)).toMatch(TRACES);
  const { cursor, rows } = await project(runtime);
  expect(rows.size).toBe(2);
  expectOk(await erase(parts, clock, anOrder(world), supervisor));
  expect(runtime.search("phuong thao", 10).ids).toEqual([]);
  expect(runtime.search("tran anh", 10).ids).toEqual([dossierId(2)]);
  expect(runtime.counters().total).toBe(1);
  expect([...(await project(runtime, cursor, rows)).rows.keys()]).toEqual([dossierId(2)]);
  expect([...(await project(runtime)).rows.keys()]).toEqual([dossierId(2)]);
  const left = await everythingReadable(world);
  expect(left).not.toMatch(TRACES);
  expect(left).toMatch(OTHER);
  expect(left).toContain("Quyết định 12/QĐ-UBND");
  expect(await runtime.openDossier(dossierId(1), supervisor, null)).toMatchObject({ fault: { kind: "unreadable" } });
});

test("the same from the checkpoint and from the whole journal, and nobody writes into it again", async () => {
  const disk = createSimulatedDisk(2).boot();
  const world = await withTwoDossiers(disk);
  expectOk(await erase(world.parts, clock, anOrder(world), supervisor));
  await world.journal.close();
  const fromCheckpoint = await open(disk, world.sealer);
  expect(fromCheckpoint.runtime.load.fromCheckpoint).toBe(true);
  await fromCheckpoint.journal.close();
  for (const name of expectOk(await disk.list("journal/checkpoints"))) {
    expectOk(await disk.remove(`journal/checkpoints/${name}`));
  }
  const fromAll = await open(disk, world.sealer);
  const held = fromAll.runtime.state().dossiers();
  expect(held).toEqual(fromCheckpoint.runtime.state().dossiers());
  expect(held.get(dossierId(1))).toMatchObject({ erased: true, core: undefined, readOnly: true });
});

test("needs a reason and its ground, what the supervisor saw, and a dossier", async () => {
  const world = await withTwoDossiers(createSimulatedDisk(3).boot());
  const attempt = (changes: Partial<EraseCommand>) => erase(world.parts, clock, anOrder(world, changes), supervisor);
  expect(await attempt({ reason: " " })).toMatchObject({ fault: { kind: "fields" } });
  expect(await attempt({ ground: "" })).toMatchObject({ fault: { kind: "fields" } });
  expect(await attempt({ expectedHeads: [] })).toMatchObject({ fault: { kind: "changed" } });
  expect(await attempt({ dossier: dossierId(7) })).toMatchObject({ fault: { kind: "unknown-dossier" } });
  expect(world.runtime.search("phuong thao", 10).ids).toEqual([dossierId(1)]);
});

test("cut off by the power at any call, it is not begun or is finished at the next start", async () => {
  let [untouched, finished] = [0, 0];
  for (let calls = 0; calls < 40; calls += 1) {
    const simulated = createSimulatedDisk(calls);
    const world = await withTwoDossiers(simulated.boot());
    const frozen = simulated.freezeAfter(calls);
    await Promise.race([frozen, erase(world.parts, clock, anOrder(world), supervisor)]);
    simulated.crash("power");
    const next = await open(simulated.boot(), world.sealer);
    expectOk(await finishErasing(next.parts));
    const readable = await everythingReadable(next);
    if (next.runtime.find(dossierId(1))?.erased === true) {
      finished += 1;
      expect(readable).not.toMatch(TRACES);
      expect(next.runtime.search("phuong thao", 10).ids).toEqual([]);
    } else {
      untouched += 1;
      expect(next.runtime.search("phuong thao", 10).ids).toEqual([dossierId(1)]);
    }
    expect(next.runtime.search("tran anh", 10).ids).toEqual([dossierId(2)]);
  }
  expect(untouched).toBeGreaterThan(0);
  expect(finished).toBeGreaterThan(5);
});
