import { expect, test } from "vitest";
import { fail } from "../../../src/shared/result";
import { DEFAULT_LIMITS } from "../../../src/sync/limits";
import { anIdentity, aSyncStation, cloneDisk } from "./sync-kit";
import { aProvince, NO_LINE } from "./test-province";

test("a gateway that was restored from a backup takes custody down to what it has, and gets the rest again", async () => {
  const province = await aProvince();
  const station = await aSyncStation(province);
  await station.enrol();
  const first = await station.accept(1, [2_000]);
  await station.drain();
  const backup = province.backUp();
  const second = await station.accept(2, [2_000]);
  await station.drain();
  expect(station.link.rung(second)).toBe(4);

  await province.restart(backup);
  let atStart: readonly number[] | undefined;
  station.line(async (request, pass) => {
    if (request.path === "/v1/entries") atStart ??= [station.link.rung(first), station.link.rung(second)];
    return pass();
  });
  await station.drain();
  expect(atStart).toEqual([3, 1]);
  expect([station.link.rung(first), station.link.rung(second)]).toEqual([4, 4]);
});

test("a gateway put back to a moment before the last page, unnoticed, is asked again and gets it", async () => {
  const province = await aProvince();
  const station = await aSyncStation(province);
  await station.enrol();
  const dossier = await station.accept(1, [2_000]);
  for (let round = 0; station.link.rung(dossier) < 4 && round < 8; round += 1) {
    await station.link.session();
    await province.gateway().settled();
  }
  expect(station.link.rung(dossier)).toBe(4);
  // Its backup has every entry that was pushed, and not yet the page; no head and no epoch tells of that.
  const { db } = province.gateway().parts;
  await db.updateTable("pages").set({ state: "missing", file: null }).where("dossier", "=", dossier).execute();

  await station.drain();
  const page = await db.selectFrom("pages").select("state").where("dossier", "=", dossier).executeTakeFirst();
  expect(page?.state).toBe("held");
  expect(station.link.rung(dossier)).toBe(4);
});

test("a gateway that was put back looks for the files of all pages that it calls held, unasked", async () => {
  const province = await aProvince();
  const station = await aSyncStation(province);
  await station.enrol();
  const dossier = await station.accept(1, [2_000]);
  await station.drain();
  const stateOf = async (): Promise<unknown> => {
    await province.gateway().settled();
    const { db } = province.gateway().parts;
    return db.selectFrom("pages").select("state").where("dossier", "=", dossier).executeTakeFirst();
  };
  await province
    .gateway()
    .parts.db.updateTable("pages")
    .set({ file: "0".repeat(64) })
    .execute();
  const backup = province.backUp();
  await province.restart();
  expect(await stateOf()).toEqual({ state: "held" });
  await province.restart(backup);
  expect(await stateOf()).toEqual({ state: "missing" });
  await station.drain();
  expect(await stateOf()).toEqual({ state: "held" });
});

test("a doubt that the disk did not take is written once it does, and nothing before it is believed again", async () => {
  const province = await aProvince();
  let isFull = false;
  const station = await aSyncStation(province, {
    journal: (journal) => ({
      ...journal,
      append: (drafts, at) =>
        isFull ? Promise.resolve(fail({ kind: "read-only", why: { kind: "disk-full" } })) : journal.append(drafts, at),
    }),
  });
  await station.enrol();
  const dossier = await station.accept(1, [2_000]);
  await station.drain();
  const backup = province.backUp();
  await province.restart();
  await province.restart(backup);
  isFull = true;
  await station.link.session();
  isFull = false;
  // The line breaks before anything is asked: what follows the reboot is what the disk says.
  station.line((request, pass) => (request.path === "/v1/custody" ? Promise.resolve(NO_LINE) : pass()));
  await station.link.session();
  const again = await station.rebooted();
  expect(again.link.rung(dossier)).toBe(3);
  await again.drain();
  expect(again.link.rung(dossier)).toBe(4);
});

test("two stations of one centre send beside one another", async () => {
  const province = await aProvince();
  const [one, two] = [
    await aSyncStation(province),
    await aSyncStation(province, { identity: anIdentity("7"), seed: 5 }),
  ];
  await one.enrol();
  await two.enrol();
  const [a, b] = [await one.accept(1, [2_000]), await two.accept(2, [2_000])];
  await Promise.all([one.drain(), two.drain()]);
  expect([one.link.rung(a), two.link.rung(b)]).toEqual([4, 4]);
});

test("of a cloned station one goes on in a new incarnation and the other stops; what both wrote is kept", async () => {
  const province = await aProvince();
  const station = await aSyncStation(province);
  await station.enrol();
  await station.accept(1, [2_000]);
  await station.drain();
  const clone = await aSyncStation(province, { disk: await cloneDisk(station, 9), pages: station.pages, seed: 9 });
  const ours = await station.accept(2, [2_000]);
  await station.drain();
  const theirs = await clone.accept(3, [2_000]);
  await clone.drain();
  expect(clone.kit.journal.head().incarnation).toBe(2);
  expect(clone.link.rung(theirs)).toBe(4);

  const end = await station.link.session();
  expect(end).toMatchObject({ ok: false, fault: { kind: "not-allowed" } });
  expect(station.kit.journal.condition()).toMatchObject({ kind: "read-only", why: { kind: "fenced" } });
  expect(station.link.rung(ours)).toBe(4);
});

test("a fenced station is told that it may not go on only when the province has its pages too", async () => {
  const province = await aProvince();
  const station = await aSyncStation(province);
  await station.enrol();
  await station.accept(1);
  await station.drain();
  const clone = await aSyncStation(province, { disk: await cloneDisk(station, 9), seed: 9 });
  await station.accept(2);
  await station.drain();
  await clone.accept(3);
  await clone.drain();
  const ours = await station.accept(4, [2_000, 3_000]);
  // The line breaks behind the record: its pages are asked for only when the province has read it.
  station.line((request, pass) => (request.path === "/v1/uploads" ? Promise.resolve(NO_LINE) : pass()));
  expect(await station.link.session()).toMatchObject({ ok: false, fault: { kind: "no-connection" } });
  expect(station.kit.journal.condition()).toMatchObject({ kind: "read-only", why: { kind: "fenced" } });
  station.line(undefined);

  let end = await station.link.session();
  for (let round = 0; end.ok && round < 8; round += 1) {
    await province.gateway().settled();
    end = await station.link.session();
  }
  expect(end).toMatchObject({ ok: false, fault: { kind: "not-allowed" } });
  const { db } = province.gateway().parts;
  const pages = await db.selectFrom("pages").where("dossier", "=", ours).select(["page", "state"]).execute();
  expect(new Map(pages.map(({ page, state }) => [page, state]))).toEqual(
    new Map([...station.pages.keys()].map((page) => [page, "held"])),
  );
});

test("a fenced station that had all of it at the province brings it again to a gateway that was put back", async () => {
  const province = await aProvince();
  const station = await aSyncStation(province);
  await station.enrol();
  await station.accept(1);
  await station.drain();
  const clone = await aSyncStation(province, { disk: await cloneDisk(station, 9), seed: 9 });
  const backup = province.backUp();
  const ours = await station.accept(2, [2_000]);
  await station.drain();
  await clone.accept(3);
  await clone.drain();
  expect(await station.link.session()).toMatchObject({ ok: false, fault: { kind: "not-allowed" } });
  expect(station.link.rung(ours)).toBe(4);

  // It may not write any more, not even that nothing is sure; and the line breaks behind the record.
  await province.restart(backup);
  await clone.drain();
  station.line((request, pass) => (request.path === "/v1/uploads" ? Promise.resolve(NO_LINE) : pass()));
  expect(await station.link.session()).toMatchObject({ ok: false, fault: { kind: "no-connection" } });
  station.line(undefined);
  const stateOf = async (): Promise<unknown> => {
    await province.gateway().settled();
    const { db } = province.gateway().parts;
    return db.selectFrom("pages").select("state").where("dossier", "=", ours).executeTakeFirst();
  };
  let end = await station.link.session();
  for (let round = 0; end.ok && round < 8; round += 1) {
    await province.gateway().settled();
    end = await station.link.session();
  }
  expect(end).toMatchObject({ ok: false, fault: { kind: "not-allowed" } });
  expect(await stateOf()).toEqual({ state: "held" });
});

test("a gateway put back between two pushes of a clone is sent all that it lacks, and no hole is declared", async () => {
  const province = await aProvince({ ...DEFAULT_LIMITS, batchEntries: 2 });
  const station = await aSyncStation(province);
  await station.enrol();
  await station.accept(1);
  await station.drain();
  const clone = await aSyncStation(province, { disk: await cloneDisk(station, 9), seed: 9 });
  await station.accept(2);
  await station.drain();
  const backup = province.backUp();
  const theirs = [await clone.accept(3), await clone.accept(4), await clone.accept(5)];
  let pushes = 0;
  clone.line(async (request, pass) => {
    if (request.path.startsWith("/v1/entries")) pushes += 1;
    if (pushes === 2) {
      pushes += 1;
      await province.restart(backup);
    }
    return pass();
  });
  // The session in whose middle it happened may break off; the next one goes on.
  await clone.link.session();
  await clone.drain();
  expect(theirs.map((dossier) => clone.link.rung(dossier))).toEqual([4, 4, 4]);
  const lines = await province.gateway().parts.db.selectFrom("lines").select("holes").execute();
  expect(new Set(lines.map(({ holes }) => holes))).toEqual(new Set(["[]"]));
});

test("a station that was put back from an older copy goes on in a new incarnation with numbers of its own", async () => {
  const province = await aProvince();
  const station = await aSyncStation(province, { provinceNumbers: true });
  await station.enrol();
  const first = await station.accept(1, [2_000]);
  expect(station.kit.runtime.find(first)?.core?.code).toMatch(/-0001$/);
  await station.drain();
  const copy = await cloneDisk(station, 4);
  await station.accept(2, [2_000]);
  await station.drain();
  const restored = await aSyncStation(province, { disk: copy, pages: station.pages, seed: 4, provinceNumbers: true });
  await restored.drain();
  expect(restored.kit.journal.head().incarnation).toBe(2);
  const dossier = await restored.accept(3);
  await restored.drain();
  expect(restored.link.rung(dossier)).toBe(4);
  // The block of its symbol and second incarnation: of the first one's nobody knows what the dead disk gave out.
  expect(restored.kit.runtime.find(dossier)?.core?.code).toMatch(/-9500$/);
});
