import { expect, test } from "vitest";
import { openPurgeDesk } from "../../../electron/sync/purge-desk";
import { expectOk } from "../../../src/shared/result";
import { createCustodyBook } from "../../../src/sync/custody-book";
import { EMPTY_BOOK } from "../../../src/sync/custody-snapshot";
import { aMoveCommand, anActor, commandId, dossierId } from "../../fakes/build-intake";
import { createDerivedKeySealer } from "../../fakes/derived-key-sealer";
import { createFixedClock } from "../../fakes/fixed-clock";
import { createSimulatedDisk } from "../../fakes/simulated-disk";
import { KIT_KEY, kitCrypto } from "../../fakes/station-kit";
import { aSyncStation, PURGE_RULES, type TestStation } from "./sync-kit";
import { aProvince, type TestProvince } from "./test-province";

function pass(province: TestProvince, station: TestStation): void {
  province.clock.now += PURGE_RULES.betweenProofsMs + 1;
  station.clock.advance(PURGE_RULES.betweenProofsMs + 1);
}

/** Its one finished dossier may leave, and somebody ordered it. */
async function anOrder(province: TestProvince): Promise<TestStation> {
  const station = await aSyncStation(province);
  await station.enrol();
  const dossier = await station.accept(1, [2_000]);
  const expectedHeads = [...(station.kit.runtime.find(dossier)?.heads ?? [])];
  const withdraw = { commandId: commandId(50), dossier, expectedHeads, move: "withdraw", reason: "rút hồ sơ" } as const;
  expectOk(await station.kit.runtime.run(aMoveCommand(withdraw), anActor));
  for (let session = 0; session < 4; session += 1) await station.drain();
  pass(province, station);
  expect(await station.link.purging.order(anActor, [dossier])).toBe(true);
  return station;
}

test("an order that is stopped while a session writes how far it came stays stopped, on the disk too", async () => {
  const disk = createSimulatedDisk(1);
  const open = () =>
    openPurgeDesk(
      // Only the order is written and read: nothing is surveyed.
      {
        ...{ disk: disk.boot(), sealer: createDerivedKeySealer(kitCrypto), stationKey: KIT_KEY },
        clock: createFixedClock(1_000),
      } as unknown as Parameters<typeof openPurgeDesk>[0],
      { book: createCustodyBook(EMPTY_BOOK) },
    );
  const desk = await open();
  await desk.order(anActor, [dossierId(1)]);
  const before = desk.current();
  if (before === undefined) throw new Error("there is an order");
  await Promise.all([desk.stop(), desk.keep({ ...before, kept: 1 })]);
  expect(desk.current()).toMatchObject({ dossiers: [], kept: 1 });
  disk.crash("power");
  expect((await open()).current()).toMatchObject({ dossiers: [], kept: 1 });
});

test("an order that is stopped while the province shows what it holds takes no page", async () => {
  const province = await aProvince();
  const station = await anOrder(province);
  await station.drain();
  pass(province, station);
  let asked = 0;
  station.line(async (request, ask) => {
    if (request.path === "/v1/challenge") {
      asked += 1;
      await station.link.purging.stop();
    }
    return ask();
  });
  await station.drain();
  expect([asked, station.pages.size]).toEqual([1, 1]);
  expect(station.link.purging.current()).toMatchObject({ dossiers: [], done: { pages: 0 } });
});
