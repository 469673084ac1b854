import { expect, test } from "vitest";
import { encodeUtf8 } from "../../../src/shared/bytes";
import { expectOk } from "../../../src/shared/result";
import type { WireReply } from "../../../electron/sync/ports";
import { KIT_STATION } from "../../fakes/station-kit";
import { aMoveCommand, anActor, commandId } from "../../fakes/build-intake";
import { aSyncStation } from "./sync-kit";
import { aProvince, NO_LINE } from "./test-province";

test("a dossier that was accepted offline climbs to all pages at the province", async () => {
  const province = await aProvince();
  const station = await aSyncStation(province);
  await station.enrol();
  const dossier = await station.accept(1, [20_000, 30_000]);
  expect(station.link.rung(dossier)).toBe(1);
  expect(station.link.owed()).toEqual({ dossiers: 1, oldest: dossier });
  await station.drain();
  expect(station.link.rung(dossier)).toBe(4);
  expect(station.link.owed().dossiers).toBe(0);
});

test("a further entry takes the dossier down to where it is, and up again", async () => {
  const province = await aProvince();
  const station = await aSyncStation(province);
  await station.enrol();
  const dossier = await station.accept(1, [5_000]);
  await station.drain();
  const { heads } = station.kit.runtime.find(dossier) ?? { heads: [] };
  expectOk(
    await station.kit.runtime.run(
      aMoveCommand({ commandId: commandId(99), dossier, expectedHeads: [...heads] }),
      anActor,
    ),
  );
  expect(station.link.rung(dossier)).toBe(1);
  await station.drain();
  expect(station.link.rung(dossier)).toBe(4);
});

test("what was reached is known again after a power cut, and nothing is sent twice", async () => {
  const province = await aProvince();
  const station = await aSyncStation(province);
  await station.enrol();
  const dossier = await station.accept(1, [5_000]);
  await station.drain();
  const again = await station.rebooted();
  expect(again.link.rung(dossier)).toBe(4);
  const paths: string[] = [];
  again.line((request, pass) => {
    paths.push(request.path);
    return pass();
  });
  await again.drain();
  expect(paths.filter((path) => path.startsWith("/v1/uploads"))).toEqual([]);
});

const BROKEN: Readonly<Record<string, () => Promise<WireReply>>> = {
  "is off": () => Promise.resolve(NO_LINE),
  "answers 500": () => Promise.resolve({ kind: "answer", status: 500, headers: {}, body: encodeUtf8("oops") }),
  "is a portal's page": () =>
    Promise.resolve({
      kind: "answer",
      status: 200,
      headers: { "content-type": "text/html" },
      body: encodeUtf8("<html>"),
    }),
};

test.each(Object.entries(BROKEN))(
  "a gateway that %s takes nothing away, and afterwards all arrives",
  async (_name, reply) => {
    const province = await aProvince();
    const station = await aSyncStation(province);
    await station.enrol();
    const dossier = await station.accept(1, [5_000]);
    station.line(reply);
    const end = await station.link.session();
    expect(end.ok).toBe(false);
    expect(station.link.rung(dossier)).toBe(1);
    station.line(undefined);
    await station.drain();
    expect(station.link.rung(dossier)).toBe(4);
  },
);

test("every answer that is lost or cut once, wherever it stands in the session, is made up for", async () => {
  const province = await aProvince();
  const station = await aSyncStation(province);
  await station.enrol();
  for (let lost = 0; lost < 12; lost += 1) {
    const dossier = await station.accept(100 + lost, [3_000, 4_000]);
    let count = 0;
    station.line(async (_request, pass) => {
      const reply = await pass();
      count += 1;
      if (count !== lost + 1 || reply.kind !== "answer") return reply;
      return lost % 2 === 0 ? NO_LINE : { ...reply, body: reply.body.subarray(0, reply.body.length >> 1) };
    });
    await station.link.session();
    station.line(undefined);
    await station.drain();
    expect(station.link.rung(dossier), `answer ${String(lost)}`).toBe(4);
  }
});

test("a large page goes on where it was cut off", async () => {
  const limits = { batchEntries: 500, batchBytes: 1_000_000, chunkBytes: 10_000, fileBytes: 1_000_000, items: 500 };
  const province = await aProvince(limits);
  const station = await aSyncStation(province);
  await station.enrol();
  const dossier = await station.accept(1, [95_000]);
  let patches = 0;
  const offsets: string[] = [];
  station.line((request, pass) => {
    if (request.method !== "PATCH") return pass();
    patches += 1;
    offsets.push(request.headers["upload-offset"] ?? "");
    return patches === 4 ? Promise.resolve(NO_LINE) : pass();
  });
  expect((await station.link.session()).ok).toBe(false);
  await station.drain();
  expect(station.link.rung(dossier)).toBe(4);
  expect(offsets.filter((offset) => offset === "0")).toHaveLength(1);
});

test("a gateway that is restarted in the middle goes on", async () => {
  const province = await aProvince();
  const station = await aSyncStation(province);
  await station.enrol();
  const ids = [];
  for (let number = 1; number <= 5; number += 1) ids.push(await station.accept(number, [2_000]));
  let requests = 0;
  station.line(async (_request, pass) => {
    requests += 1;
    if (requests === 4) await province.restart();
    return pass();
  });
  // Whatever was in the air is lost; the next session begins anew.
  await station.link.session();
  await station.drain();
  expect(ids.map((id) => station.link.rung(id))).toEqual([4, 4, 4, 4, 4]);
});

test("a revoked station is told so and keeps everything", async () => {
  const province = await aProvince();
  const station = await aSyncStation(province);
  await station.enrol();
  await province.gateway().revoke(KIT_STATION);
  const dossier = await station.accept(1, [2_000]);
  const end = await station.link.session();
  expect(end).toMatchObject({ ok: false, fault: { kind: "not-allowed", problem: { problem: "revoked" } } });
  expect(station.link.rung(dossier)).toBe(1);
  expect(station.pages.size).toBe(1);
});

test("a page that is not on the disk any more is parked, and delays no other dossier", async () => {
  const province = await aProvince();
  const station = await aSyncStation(province);
  await station.enrol();
  const poor = await station.accept(1, [2_000]);
  station.pages.clear();
  const rich = await station.accept(2, [2_000]);
  await station.drain();
  expect([station.link.rung(poor), station.link.rung(rich)]).toEqual([3, 4]);
  expect(station.link.inbox()).toMatchObject([{ kind: "page-missing", dossier: poor, handledAt: null }]);
});

test("a wrong clock is told and made up for", async () => {
  const province = await aProvince();
  const station = await aSyncStation(province);
  await station.enrol();
  station.clock.set(province.clock.now - 3 * 3_600_000);
  const dossier = await station.accept(1, [2_000]);
  await station.drain();
  expect(station.link.rung(dossier)).toBe(4);
  expect(Math.round(station.link.clockOffset() / 3_600_000)).toBe(3);
});

test("on a metered line records go and pages wait for another day", async () => {
  const province = await aProvince();
  const station = await aSyncStation(province, { budget: { bytesPerDay: 10, bytesPerMonth: null } });
  await station.enrol();
  await station.link.session();
  const dossier = await station.accept(1, [2_000]);
  const end = expectOk(await station.link.session());
  expect(station.link.rung(dossier)).toBe(3);
  expect(end.waitingForBytes).toBe(1);
});
