import { expect, test } from "vitest";
import { beginRestored, type RestoreKnowledge } from "../../../electron/sync/begin-restored";
import type { Transport } from "../../../electron/sync/ports";
import { expectOk } from "../../../src/shared/result";
import { createDerivedKeySealer } from "../../fakes/derived-key-sealer";
import { createSeededIds } from "../../fakes/seeded-ids";
import type { SimulatedDisk } from "../../fakes/simulated-disk";
import { KIT_KEY, kitCrypto, kitIdentity } from "../../fakes/station-kit";
import { aSyncStation, cloneDisk, type TestStation } from "./sync-kit";
import { aProvince, NO_LINE, type TestProvince } from "./test-province";

async function anEnrolledStation(): Promise<{ province: TestProvince; station: TestStation; copy: SimulatedDisk }> {
  const province = await aProvince();
  const station = await aSyncStation(province, { provinceNumbers: true });
  await station.enrol();
  await station.accept(1);
  await station.drain();
  return { province, station, copy: await cloneDisk(station, 40) };
}

const up = (province: TestProvince): Transport => ({ send: (request) => province.handle(request) });
const DOWN: Transport = { send: () => Promise.resolve(NO_LINE) };

let begun = 10_000;

/** What opening by the recovery code does. */
async function begin({ booted, clock, kit }: TestStation, transport: Transport): Promise<RestoreKnowledge> {
  begun += 2_000;
  const knowledge = await beginRestored({
    ...{ disk: booted, crypto: kitCrypto, clock, ids: createSeededIds(begun), identity: kitIdentity },
    ...{ stationKey: KIT_KEY, sealer: createDerivedKeySealer(kitCrypto), program: "test" },
    ...{ journal: kit.journal, runtime: kit.runtime, transportTo: () => transport },
  });
  return expectOk(knowledge);
}

/** The copy on another computer, opened anew each time from the same bytes. */
async function putBack(province: TestProvince, copy: SimulatedDisk, seed: number): Promise<TestStation> {
  const disk = await cloneDisk({ booted: copy.boot() }, seed);
  return aSyncStation(province, { provinceNumbers: true, disk, seed });
}

function codeOf({ kit }: TestStation, dossier: Awaited<ReturnType<TestStation["accept"]>>): string {
  return kit.runtime.find(dossier)?.core?.code ?? "none";
}

test("the same copy put back three times begins above each time before, gives no code twice and is not stopped", async () => {
  const { province, copy } = await anEnrolledStation();
  const codes: string[] = [];
  // Far apart: a station adds what its clock shows below a second, and no two may sign with the same ids.
  for (const [index, seed] of [2_041, 4_041, 6_041].entries()) {
    const station = await putBack(province, copy, seed);
    expect(await begin(station, up(province))).toBe("asked");
    expect(station.kit.journal.head().incarnation).toBe(2 + index);
    expect(station.kit.journal.condition().kind).toBe("open");
    const dossier = await station.accept(10 + index);
    codes.push(codeOf(station, dossier));
    await station.drain();
    expect(station.link.rung(dossier)).toBe(4);
    // Then this computer dies, and nobody copied it.
  }
  expect(new Set(codes).size).toBe(3);
});

test("a line that loses two of three requests is asked again", async () => {
  const { province, copy } = await anEnrolledStation();
  expect(await begin(await putBack(province, copy, 41), up(province))).toBe("asked");
  const first = await putBack(province, copy, 42);
  let asked = 0;
  const bad: Transport = {
    send: (request) => ((asked += 1) < 3 ? Promise.resolve(NO_LINE) : province.handle(request)),
  };
  expect(await begin(first, bad)).toBe("asked");
  expect(asked).toBe(3);
});

test("while the line is down a copy begins above what it knows itself, and an officer is told", async () => {
  const { province, copy } = await anEnrolledStation();
  const station = await putBack(province, copy, 41);
  expect(await begin(station, DOWN)).toBe("unasked");
  expect(station.kit.journal.head().incarnation).toBe(2);
  const dossier = await station.accept(10);
  await station.drain();
  expect(station.link.rung(dossier)).toBe(4);
  expect(station.link.inbox()).toMatchObject([{ kind: "restored-unasked", handledAt: null }]);
});

test("a copy without what was remembered of the province says so; a station that never had one asks nobody", async () => {
  const { province, copy } = await anEnrolledStation();
  const disk = copy.boot();
  expectOk(await disk.remove("sync/province"));
  const forgetful = await putBack(province, copy, 41);
  expect(await begin(forgetful, DOWN)).toBe("unasked");
  const alone = await aSyncStation(await aProvince(), { provinceNumbers: true });
  expect(await begin(alone, DOWN)).toBe("alone");
  expect(alone.kit.journal.head().incarnation).toBe(2);
});
