import { expect, test } from "vitest";
import { decodeUtf8, encodeUtf8, equalBytes } from "../../../src/shared/bytes";
import type { CommandId, DossierId } from "../../../src/shared/brand";
import { expectOk } from "../../../src/shared/result";
import { challengeAnswer } from "../../../src/sync/challenge";
import { aMoveCommand, anActor, commandId } from "../../fakes/build-intake";
import { aSyncStation, PURGE_RULES, type Line, type TestStation } from "./sync-kit";
import { aProvince, type TestProvince } from "./test-province";

const LATER = PURGE_RULES.betweenProofsMs + 1;

function pass(province: TestProvince, station: TestStation, milliseconds = LATER): void {
  province.clock.now += milliseconds;
  station.clock.advance(milliseconds);
}

/** A station whose one dossier was withdrawn and is complete at the province for some time. */
async function aFinishedDossier(province: TestProvince, seed = 1, sizes = [2_000, 1_500]) {
  const station = await aSyncStation(province, { seed, onDisk: true });
  await station.enrol();
  const dossier = await station.accept(1, sizes);
  await withdraw(station, dossier, commandId(50));
  for (let session = 0; session < 4; session += 1) await station.drain();
  pass(province, station);
  return { station, dossier, pages: [...station.pages.keys()] };
}

async function withdraw({ kit }: TestStation, dossier: DossierId, command: CommandId): Promise<void> {
  const expectedHeads = [...(kit.runtime.find(dossier)?.heads ?? [])];
  const move = aMoveCommand({ commandId: command, dossier, expectedHeads, move: "withdraw", reason: "rút hồ sơ" });
  expectOk(await kit.runtime.run(move, anActor));
}

async function order({ link }: TestStation): Promise<number> {
  const { dossiers } = await link.purging.survey();
  expect(await link.purging.order(anActor, dossiers)).toBe(true);
  return dossiers.length;
}

async function here(station: TestStation, page: string): Promise<boolean> {
  const folder = await station.booted.list(`vault/${page.slice(0, 2)}`);
  return folder.ok && folder.value.includes(page);
}

async function allHere(station: TestStation, pages: readonly string[]): Promise<readonly boolean[]> {
  return Promise.all(pages.map((page) => here(station, page)));
}

async function isFetched({ link }: TestStation, page: string, file: Uint8Array | undefined): Promise<boolean> {
  return equalBytes(expectOk(await link.fetchPage(page)), file ?? new Uint8Array());
}

/** The gateway's answers to challenges, changed on their way. */
function forged(change: (proof: string | null) => string | null): Line {
  return async (request, ask) => {
    const reply = await ask();
    if (request.path !== "/v1/challenge" || reply.kind !== "answer") return reply;
    const answer = challengeAnswer.parse(JSON.parse(decodeUtf8(reply.body)));
    return { ...reply, body: encodeUtf8(JSON.stringify({ ...answer, pages: answer.pages.map(change) })) };
  };
}

test("pages leave after two proofs with time between them, are fetched back, and nothing is claimed less", async () => {
  const province = await aProvince();
  const { station, dossier, pages } = await aFinishedDossier(province);
  const survey = await station.link.purging.survey();
  expect(survey).toMatchObject({ dossiers: [dossier], pages: 2, bytes: 3_500 });
  expect(await order(station)).toBe(1);
  await station.drain();
  await station.drain();
  expect(await allHere(station, pages)).toEqual([true, true]);
  pass(province, station);
  await station.drain();
  expect(await allHere(station, pages)).toEqual([false, false]);
  const done = { dossiers: 1, pages: 2, bytes: 3_500 };
  expect(station.link.purging.current()).toMatchObject({ dossiers: [], done, kept: 0 });
  for (const page of pages) {
    expect(await isFetched(station, page, station.pages.get(page))).toBe(true);
  }
  await station.drain();
  expect(station.link.rung(dossier)).toBe(4);
  expect(station.link.inbox()).toEqual([]);
  const again = await station.rebooted();
  expect(again.link.purging.current()).toMatchObject({ done });
  expect((await again.link.purging.survey()).dossiers).toEqual([]);
});

test("a power cut at any call of the disk leaves each page here or at the province, and the order goes on", async () => {
  for (let cut = 0; cut < 36; cut += 1) {
    const province = await aProvince();
    const { station, dossier, pages } = await aFinishedDossier(province, cut + 1, [300, 200]);
    await order(station);
    await station.drain();
    pass(province, station);
    const frozen = station.disk.freezeAfter(cut);
    const ended = await Promise.race([station.link.session().then(() => true), frozen.then(() => false)]);
    const after = await station.rebooted();
    for (const page of pages) {
      if (await here(after, page)) continue;
      expect(await isFetched(after, page, station.pages.get(page))).toBe(true);
    }
    for (let session = 0; session < 3; session += 1) {
      await after.drain();
      pass(province, after);
    }
    expect(await allHere(after, pages)).toEqual([false, false]);
    expect(after.link.rung(dossier)).toBe(4);
    expect(after.link.inbox()).toEqual([]);
    if (ended) return;
  }
  throw new Error("more calls of the disk than this test cuts");
});

test("nothing leaves without a proof: not for wrong bytes, not for a page that the gateway does not hold", async () => {
  const province = await aProvince();
  const { station, dossier, pages } = await aFinishedDossier(province);
  await order(station);
  station.line(forged((proof) => proof?.replaceAll(/./g, "0") ?? null));
  await station.drain();
  expect(station.link.purging.current()).toMatchObject({ dossiers: [], kept: 1 });
  const unequal = pages.map((page) => ({ kind: "page-unequal", dossier, reason: page }));
  expect(station.link.inbox()).toMatchObject(unequal);
  station.line(undefined);
  await order(station);
  await station.drain();
  pass(province, station);
  station.line(forged(() => null));
  expectOk(await station.link.session());
  expect(await allHere(station, pages)).toEqual([true, true]);
  // Its pages stay, and hold up no other dossier's.
  expect(station.link.purging.current()).toMatchObject({ dossiers: [], kept: 1 });
  // What was called complete was in doubt: it was asked for again, and has to be proved anew.
  station.line(undefined);
  await station.drain();
  await station.drain();
  expect(station.link.rung(dossier)).toBe(4);
  expect(await allHere(station, pages)).toEqual([true, true]);
});

test("proofs of a gateway that was put back since count for nothing, and a stopped order takes no page", async () => {
  const province = await aProvince();
  const { station, pages } = await aFinishedDossier(province);
  await order(station);
  await station.drain();
  const backup = province.backUp();
  await province.restart();
  await province.restart(backup);
  pass(province, station);
  for (let session = 0; session < 3; session += 1) await station.drain();
  expect(await allHere(station, pages)).toEqual([true, true]);
  expect(await station.link.purging.stop()).toBe(true);
  pass(province, station);
  await station.drain();
  expect(await allHere(station, pages)).toEqual([true, true]);
});

test("a province that loses what was purged here is told in the inbox, once, and the dossier is called whole no more", async () => {
  const province = await aProvince();
  const before = await aSyncStation(province, { onDisk: true });
  await before.enrol();
  const backup = province.backUp();
  const dossier = await before.accept(1, [2_000]);
  await withdraw(before, dossier, commandId(50));
  for (let session = 0; session < 4; session += 1) await before.drain();
  pass(province, before);
  await order(before);
  await before.drain();
  pass(province, before);
  await before.drain();
  const [page = ""] = before.pages.keys();
  expect(await here(before, page)).toBe(false);
  await province.restart();
  await province.restart(backup);
  for (let session = 0; session < 3; session += 1) await before.drain();
  expect(before.link.rung(dossier)).toBe(3);
  expect(before.link.inbox()).toMatchObject([{ kind: "page-purged", dossier, reason: page, handledAt: null }]);
  expect(await before.link.fetchPage(page)).toEqual({ ok: false, fault: { kind: "not-there" } });
  expect(before.link.pageFault(page)).toBe("not-there");
});

test("a page that was purged needs the line, and one that was lost here is not called purged", async () => {
  const province = await aProvince();
  const { station, pages } = await aFinishedDossier(province);
  station.line(() => Promise.resolve({ kind: "network" }));
  const [page = ""] = pages;
  expect(await station.link.fetchPage(page)).toEqual({ ok: false, fault: { kind: "not-there" } });
  expect([station.link.pageFault(page), station.link.hasPurged()]).toEqual(["not-there", false]);
  station.line(undefined);
  await order(station);
  await station.drain();
  pass(province, station);
  await station.drain();
  station.line(() => Promise.resolve({ kind: "network" }));
  expect(await station.link.fetchPage(page)).toEqual({ ok: false, fault: { kind: "no-line" } });
  expect(station.link.pageFault(page)).toBe("no-line");
  station.line(undefined);
  expectOk(await station.link.fetchPage(page));
  expect(station.link.pageFault(page)).toBeUndefined();
});
