import { expect, test } from "vitest";
import type { WireReply } from "../../../electron/sync/ports";
import { createSeededRandom } from "../../fakes/seeded-random";
import { KIT_STATION } from "../../fakes/station-kit";
import { encodeUtf8 } from "../../../src/shared/bytes";
import { expectOk } from "../../../src/shared/result";
import { aSyncStation, anIdentity } from "./sync-kit";
import { aProvince, NO_LINE } from "./test-province";

const MEGABYTE = 1024 * 1024;

test("a program that ends in the middle of a page of 5 MB goes on behind what was sent, after its start", async () => {
  const province = await aProvince();
  const station = await aSyncStation(province);
  await station.enrol();
  const dossier = await station.accept(1, [5 * MEGABYTE]);
  let sent = 0;
  station.line((request, pass) => {
    if (request.method !== "PATCH") return pass();
    // The power goes after three of six parts.
    if (sent >= 3 * MEGABYTE) return Promise.resolve(NO_LINE);
    sent += request.body.length;
    return pass();
  });
  expect((await station.link.session()).ok).toBe(false);
  expect(sent).toBe(3 * MEGABYTE);
  const again = await station.rebooted();
  let more = 0;
  const offsets: string[] = [];
  again.line((request, pass) => {
    if (request.method === "PATCH") {
      more += request.body.length;
      offsets.push(request.headers["upload-offset"] ?? "");
    }
    return pass();
  });
  await again.drain();
  expect(again.link.rung(dossier)).toBe(4);
  expect(offsets[0]).toBe(String(3 * MEGABYTE));
  expect(more).toBeLessThan(2.1 * MEGABYTE);
});

test("a page whose first parts the gateway has not kept is begun anew, once, and parked for nobody", async () => {
  const province = await aProvince();
  const station = await aSyncStation(province);
  await station.enrol();
  const dossier = await station.accept(1, [3 * MEGABYTE]);
  let begun = 0;
  station.line(async (request, pass) => {
    if (request.method === "POST" && request.path === "/v1/uploads") begun += 1;
    const isSecond = request.method === "PATCH" && request.headers["upload-offset"] !== "0" && begun === 1;
    if (isSecond) await province.gateway().parts.files.forget(request.path.split("/").at(-1) ?? "");
    return pass();
  });
  await station.drain();
  expect(begun).toBe(2);
  expect([station.link.rung(dossier), station.link.inbox()]).toEqual([4, []]);
});

test("a page that the gateway refuses lies in the inbox, and every other page and dossier goes on", async () => {
  const province = await aProvince();
  const station = await aSyncStation(province);
  await station.enrol();
  const poisoned = await station.accept(1, [2_000]);
  const others = [await station.accept(2, [2_000, 3_000]), await station.accept(3, [2_000])];
  let refused: string | undefined;
  station.line((request, pass) => {
    if (request.method !== "POST" || request.path !== "/v1/uploads") return pass();
    refused ??= request.headers["upload-metadata"];
    if (request.headers["upload-metadata"] !== refused) return pass();
    const problem = { problem: "too-large", retryAfter: null, serverTime: province.clock.now };
    return Promise.resolve({ kind: "answer", status: 413, headers: {}, body: encodeUtf8(JSON.stringify(problem)) });
  });
  await station.drain();
  expect(others.map((id) => station.link.rung(id))).toEqual([4, 4]);
  expect(station.link.rung(poisoned)).toBe(3);
  expect(station.link.inbox()).toMatchObject([{ kind: "page-refused", dossier: poisoned, reason: "too-large" }]);
});

test("a gateway that takes forty seconds for each answer is waited for: few requests at once, nothing sent twice", async () => {
  const province = await aProvince();
  const station = await aSyncStation(province);
  await station.enrol();
  const ids = [];
  for (let number = 1; number <= 6; number += 1) ids.push(await station.accept(number, [2_000, 3_000]));
  let [underWay, most, pages] = [0, 0, 0];
  station.line(async (_request, pass) => {
    underWay += 1;
    most = Math.max(most, underWay);
    // Others have their turns while time passes here.
    await new Promise((resolve) => setImmediate(resolve));
    province.clock.now += 40_000;
    station.clock.set(province.clock.now);
    const reply = await pass();
    // One whose signature grew old under way is signed again; each page is taken once.
    pages += reply.kind === "answer" && reply.status === 201 ? 1 : 0;
    underWay -= 1;
    return reply;
  });
  await station.drain();
  expect(ids.map((id) => station.link.rung(id))).toEqual([4, 4, 4, 4, 4, 4]);
  // Three lanes of pages beside one of entries.
  expect(most).toBeLessThanOrEqual(4);
  expect(pages).toBe(12);
});

test("over a line that loses three in ten and takes two seconds each way everything arrives, once", async () => {
  const province = await aProvince();
  const station = await aSyncStation(province);
  await station.enrol();
  const random = createSeededRandom(7);
  station.line(async (_request, pass): Promise<WireReply> => {
    province.clock.now += 4_000;
    station.clock.set(province.clock.now);
    if (random.next() < 0.3) return NO_LINE;
    const reply = await pass();
    return random.next() < 0.3 ? NO_LINE : reply;
  });
  const ids = [];
  for (let number = 1; number <= 8; number += 1) ids.push(await station.accept(number, [2_000]));
  let sessions = 0;
  while (station.link.owed().dossiers > 0 && sessions < 200) {
    sessions += 1;
    await station.link.session();
    await province.gateway().settled();
  }
  expect(ids.map((id) => station.link.rung(id))).toEqual(ids.map(() => 4));
  const rows = await province.gateway().parts.db.selectFrom("dossiers").select("dossier").execute();
  expect(rows).toHaveLength(8);
  expect(station.link.inbox()).toEqual([]);
});

test("a gateway that was put back to before a station was enrolled knows it again by its own signature", async () => {
  const province = await aProvince();
  const first = await aSyncStation(province);
  await first.enrol();
  await first.drain();
  const backup = province.backUp();
  const late = await aSyncStation(province, { identity: anIdentity("c"), seed: 5, provinceNumbers: true });
  await late.enrol();
  const before = await late.accept(10, [2_000]);
  await late.drain();
  await province.restart(backup);
  const after = await late.accept(11, [2_000]);
  await late.drain();
  expect([late.link.rung(before), late.link.rung(after)]).toEqual([4, 4]);
  const { parts } = province.gateway();
  const blocks = await parts.db.selectFrom("number_blocks").selectAll().execute();
  expect(blocks.filter(({ station }) => station === "c".repeat(32))).toHaveLength(1);
  await first.drain();
});

test("a station that the restored gateway knows as revoked stays out, whatever it shows", async () => {
  const province = await aProvince();
  const station = await aSyncStation(province);
  await station.enrol();
  await station.drain();
  await province.gateway().revoke(KIT_STATION);
  await province.restart(province.backUp());
  const end = await station.link.session();
  expect(end).toMatchObject({ ok: false, fault: { problem: { problem: "revoked" } } });
});

test("a station that was enrolled without such a signature gets one with its next session", async () => {
  const province = await aProvince();
  const empty = province.backUp();
  const station = await aSyncStation(province);
  station.line(async (request, pass) => {
    const reply = await pass();
    if (reply.kind !== "answer" || request.path !== "/v1/enrol") return reply;
    // As a gateway of the time before answers.
    const answer = { ...(JSON.parse(Buffer.from(reply.body).toString("utf8")) as object), grant: null };
    return { ...reply, body: Buffer.from(JSON.stringify(answer)) };
  });
  await station.enrol();
  station.line(undefined);
  expectOk(await station.link.session());
  await province.restart(empty);
  const dossier = await station.accept(1, [2_000]);
  await station.drain();
  expect(station.link.rung(dossier)).toBe(4);
});
