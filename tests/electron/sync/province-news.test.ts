import { expect, test } from "vitest";
import { publishNews } from "../../../src/gateway/centre-journal";
import type { CentreNews } from "../../../src/sync/centre-bodies";
import { DOSSIER_STATUSES } from "../../../src/dossier/dossier-status";
import type { DossierId, KeyId } from "../../../src/shared/brand";
import { expectOk } from "../../../src/shared/result";
import { aMoveCommand, anActor, commandId } from "../../fakes/build-intake";
import { KIT_AGENCY } from "../../fakes/station-kit";
import { aSyncStation, kitKeyOf, type TestStation } from "./sync-kit";
import { aProvince, type TestProvince } from "./test-province";

async function aSentDossier(): Promise<{ province: TestProvince; station: TestStation; dossier: DossierId }> {
  const province = await aProvince();
  const station = await aSyncStation(province);
  await station.enrol();
  const dossier = await station.accept(1, [2_000]);
  await station.drain();
  return { province, station, dossier };
}

async function publish(province: TestProvince, news: CentreNews, dossier: DossierId): Promise<void> {
  const { parts } = province.gateway();
  // The key of a dossier is its id in another brand, in this kit.
  const id = dossier as string as KeyId;
  const about = { dossier, key: { id, bytes: kitKeyOf(id) } };
  await parts.db.transaction().execute((tx) => publishNews(parts, tx, KIT_AGENCY, { ...news, about }));
}

const progress = (status: number, at: number): CentreNews => ({
  kind: "dossier.progress",
  body: { status, at, person: "Sở Tư pháp", title: null, department: null, content: null, dueAt: null },
});

const statusOf = (station: TestStation, dossier: DossierId) => station.kit.runtime.find(dossier)?.core?.status;

test("progress that needs no person moves the dossier, once, whatever is asked again", async () => {
  const { province, station, dossier } = await aSentDossier();
  await publish(province, progress(4, province.clock.now), dossier);
  await station.drain();
  expect(statusOf(station, dossier)).toBe("processing");
  // The move itself is news for the province.
  await station.drain();
  const head = station.kit.journal.head().sequence;
  const again = await station.rebooted();
  await again.drain();
  expect(statusOf(again, dossier)).toBe("processing");
  expect(again.kit.journal.head().sequence).toBe(head);
  expect(again.link.inbox()).toEqual([]);
});

test("a status that is behind ours never takes the dossier back: an officer is told", async () => {
  const { province, station, dossier } = await aSentDossier();
  const { heads } = station.kit.runtime.find(dossier) ?? { heads: [] };
  const move = aMoveCommand({ commandId: commandId(50), dossier, expectedHeads: [...heads], move: "resolve" });
  expectOk(await station.kit.runtime.run(move, anActor));
  await publish(province, progress(4, province.clock.now + 60_000), dossier);
  await station.drain();
  expect(statusOf(station, dossier)).toBe("resolved");
  expect(station.link.inbox()).toMatchObject([{ kind: "status-differs", dossier, reason: "processing" }]);
});

test("a status that a person has to make moves nothing by itself, and no other one instead", async () => {
  const { province, station, dossier } = await aSentDossier();
  const supplement = DOSSIER_STATUSES.indexOf("supplement") + 1;
  await publish(province, progress(supplement, province.clock.now + 60_000), dossier);
  await station.drain();
  expect(statusOf(station, dossier)).toBe("received");
  expect(station.link.inbox()).toMatchObject([{ kind: "status-differs", dossier, reason: "supplement" }]);
});

test("a refusal lies in the inbox with its reason until an officer has seen to it, and is kept then", async () => {
  const { province, station, dossier } = await aSentDossier();
  const body = { at: province.clock.now, by: "provincial-system", reason: "Thiếu mã số thuế" } as const;
  await publish(province, { kind: "dossier.refused", body }, dossier);
  await station.drain();
  const [item] = station.link.inbox();
  expect(item).toMatchObject({ kind: "refused-by-province", dossier, reason: "Thiếu mã số thuế" });
  if (item === undefined) throw new Error("no item");
  expectOk(await station.link.handle(item.id, anActor, "đã gọi điện"));
  expect(await station.link.handle(item.id, anActor, null)).toMatchObject({ ok: false });
  const again = await station.rebooted();
  expect(again.link.inbox()).toMatchObject([{ id: item.id, handledAt: station.clock.now() }]);
});

test("a dossier that the provincial system has taken over stands on the last rung", async () => {
  const { province, station, dossier } = await aSentDossier();
  const body = { at: province.clock.now, by: "VNPT-iGate" };
  await publish(province, { kind: "dossier.taken-over", body }, dossier);
  await station.drain();
  expect(station.link.rung(dossier)).toBe(5);
});

test("news that came back with a newer copy of the gateway are read, once, though the station is past them", async () => {
  const { province, station, dossier } = await aSentDossier();
  const older = province.backUp();
  const body = { at: province.clock.now, by: "provincial-system", reason: "Thiếu mã số thuế" } as const;
  await publish(province, { kind: "dossier.refused", body }, dossier);
  const newer = province.backUp();
  // Each start of a gateway publishes under a later number; it has the second.
  province.clock.now += 2_000;
  await province.restart(older);
  await publish(province, { kind: "dossier.taken-over", body: { at: body.at, by: "VNPT-iGate" } }, dossier);
  await station.drain();
  expect(station.link.inbox()).toEqual([]);

  province.clock.now += 2_000;
  await province.restart(newer);
  await station.drain();
  const refusal = { kind: "refused-by-province", dossier, reason: "Thiếu mã số thuế" };
  expect(station.link.inbox()).toMatchObject([refusal]);
  const head = station.kit.journal.head().sequence;
  const again = await station.rebooted();
  await again.drain();
  expect(again.kit.journal.head().sequence).toBe(head);
  // What is published from there on follows, once.
  await publish(province, { kind: "dossier.refused", body: { ...body, reason: "Ảnh mờ" } }, dossier);
  await again.drain();
  await again.drain();
  expect(again.link.inbox()).toMatchObject([refusal, { ...refusal, reason: "Ảnh mờ" }]);
});
