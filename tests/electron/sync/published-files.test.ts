import { readFile } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "vitest";
import { publishNews } from "../../../src/gateway/centre-journal";
import { systemNews, takeSystemNews } from "../../../src/gateway/forwarding/from-system";
import { publishDocument } from "../../../src/gateway/publish";
import type { DossierId, Hash, KeyId } from "../../../src/shared/brand";
import { encodeUtf8 } from "../../../src/shared/bytes";
import { expectOk } from "../../../src/shared/result";
import { DEFAULT_LIMITS } from "../../../src/sync/limits";
import { KIT_AGENCY } from "../../fakes/station-kit";
import { aSyncStation, kitKeyOf, type StationWishes } from "./sync-kit";
import { aProvince, type TestProvince } from "./test-province";

const CATALOGUE = await readFile(path.resolve(import.meta.dirname, "../../../assets/catalogue/procedures.json"));
const HOUR = 60 * 60_000;

/** What the station is given to put in force. */
function aShelf() {
  const taken: { what: string; file: string; bytes: Uint8Array }[] = [];
  const takeReference: StationWishes["takeReference"] = (what, file, bytes) => {
    taken.push({ what, file, bytes });
    return Promise.resolve({ kind: "taken", from: "2026-12-01" });
  };
  return { taken, takeReference };
}

const isFile = (request: { readonly path: string }): boolean => request.path.startsWith("/v1/files/");

async function aResult(province: TestProvince, code: string, content = "%PDF trích lục"): Promise<void> {
  const NoiDung = Buffer.from(content).toString("base64");
  const news = {
    ...{ service: "TraKetQuaHoSoMC", MaHoSo: code, SoKyHieu: "12/TLKS" },
    Tep: [{ Ten: "Trích lục khai sinh.pdf", LoaiTep: "application/pdf", NoiDung }],
  };
  expectOk(await takeSystemNews(province.gateway().parts, systemNews.parse(news)));
}

async function aSentDossier(wishes: StationWishes = {}) {
  const province = await aProvince();
  const station = await aSyncStation(province, wishes);
  await station.enrol();
  const dossier = await station.accept(1);
  await station.drain();
  const code = station.kit.runtime.find(dossier)?.core?.code ?? "";
  return { province, station, dossier, code };
}

test("a published catalogue comes in parts, is handed over whole once, and is not asked for after a restart", async () => {
  const shelf = aShelf();
  const province = await aProvince({ ...DEFAULT_LIMITS, chunkBytes: 256 * 1024 });
  const station = await aSyncStation(province, shelf);
  await station.enrol();
  const { file } = expectOk(await publishDocument(province.gateway().parts, "catalogue", CATALOGUE));
  let requests = 0;
  station.line((request, pass) => {
    requests += isFile(request) ? 1 : 0;
    return pass();
  });
  await station.drain();
  expect(shelf.taken.map((one) => [one.what, one.file])).toEqual([["catalogue", file]]);
  expect(Buffer.from(shelf.taken[0]?.bytes ?? []).equals(CATALOGUE)).toBe(true);
  expect(requests).toBe(Math.ceil(CATALOGUE.length / (256 * 1024)));
  expect(station.link.inbox()).toMatchObject([{ kind: "catalogue", reason: "2026-12-01", handledAt: null }]);
  const again = await station.rebooted();
  await again.drain();
  expect(shelf.taken).toHaveLength(1);
  expect(again.link.files()).toMatchObject([{ file, state: "taken" }]);
});

test("a file that is cut off goes on where it stood when the line is back", async () => {
  const shelf = aShelf();
  const province = await aProvince({ ...DEFAULT_LIMITS, chunkBytes: 200 * 1024 });
  const station = await aSyncStation(province, shelf);
  await station.enrol();
  expectOk(await publishDocument(province.gateway().parts, "catalogue", CATALOGUE));
  const ranges: string[] = [];
  let isCut = true;
  station.line((request, pass) => {
    if (!isFile(request)) return pass();
    ranges.push(request.headers["range"] ?? "");
    return isCut && ranges.length > 1 ? Promise.resolve({ kind: "network" }) : pass();
  });
  expectOk(await station.link.session());
  isCut = false;
  await station.drain();
  expect(shelf.taken).toHaveLength(1);
  expect(ranges.filter((range) => range.startsWith("bytes=0-"))).toHaveLength(1);
});

test("a centre that is founded later is told of the catalogue that counts, and of none before it", async () => {
  const shelf = aShelf();
  const province = await aProvince();
  const { parts } = province.gateway();
  // START of the tests lies in November 2026.
  for (const version of ["2026-10-01", "2026-11-01", "2027-01-01"])
    expectOk(await publishDocument(parts, "catalogue", encodeUtf8(JSON.stringify({ version, procedures: [] }))));
  const station = await aSyncStation(province, shelf);
  await station.enrol();
  await station.drain();
  expect(station.link.files().map(({ version }) => version)).toEqual(["2026-11-01", "2027-01-01"]);
  expect(shelf.taken).toHaveLength(2);
});

test("what no station could read, or what is not newer, is not published", async () => {
  const { parts } = (await aProvince()).gateway();
  const next = (version: string) => encodeUtf8(JSON.stringify({ version, procedures: [] }));
  expect(await publishDocument(parts, "catalogue", encodeUtf8("<html>"))).toMatchObject({
    fault: { kind: "malformed" },
  });
  expect(await publishDocument(parts, "calendar", next("2026-12-01"))).toMatchObject({ fault: { kind: "malformed" } });
  const other = await publishDocument(parts, "catalogue", next("2026-12-01"), "2026-12-02");
  expect(other).toMatchObject({ fault: { kind: "other-version" } });
  expectOk(await publishDocument(parts, "catalogue", next("2026-12-01"), "2026-12-01"));
  expect(await publishDocument(parts, "catalogue", next("2026-12-01"))).toMatchObject({ fault: { kind: "not-newer" } });
});

test("a file that is not there, or has other bytes, is said once, delays nothing, and is taken when it is there", async () => {
  const shelf = aShelf();
  const { province, station } = await aSentDossier(shelf);
  const { file } = expectOk(await publishDocument(province.gateway().parts, "catalogue", CATALOGUE));
  let asked = 0;
  station.line(async (request, pass) => {
    if (!isFile(request)) return pass();
    asked += 1;
    const reply = await pass();
    return reply.kind === "answer" ? { ...reply, status: 200, headers: {}, body: encodeUtf8("<html>") } : reply;
  });
  const later = await station.accept(2, [2_000]);
  await station.drain();
  await station.drain();
  expect(asked).toBe(1);
  expect(station.link.rung(later)).toBe(4);
  expect(station.link.inbox()).toMatchObject([{ kind: "file-missing", handledAt: null }]);
  station.line(undefined);
  station.clock.advance(HOUR + 1);
  province.clock.now += HOUR + 1;
  await station.drain();
  expect(shelf.taken.map((one) => one.file)).toEqual([file]);
  expect(station.link.inbox().filter(({ kind }) => kind === "file-missing")).toHaveLength(1);
});

test("a file that came whole and says nothing is told as unreadable and not asked for again", async () => {
  let asked = 0;
  const takeReference: StationWishes["takeReference"] = () => {
    asked += 1;
    return Promise.resolve({ kind: "malformed" });
  };
  const { province, station } = await aSentDossier({ takeReference });
  expectOk(await publishDocument(province.gateway().parts, "catalogue", CATALOGUE));
  await station.drain();
  await station.drain();
  expect(asked).toBe(1);
  expect(station.link.inbox()).toMatchObject([{ kind: "file-unreadable" }]);
  expect(station.link.files()).toMatchObject([{ state: "unreadable" }]);
});

test("the result of a dossier comes with its document, which opens here and lies sealed on the disk", async () => {
  const { province, station, dossier, code } = await aSentDossier();
  await aResult(province, code, "%PDF trích lục khai sinh của Nguyễn Thị Phương Thảo");
  await station.drain();
  const [paper] = station.link.files();
  expect(paper).toMatchObject({ what: "result", state: "taken", result: { dossier, number: "12/TLKS" } });
  const file = paper?.file ?? ("" as Hash); // not there: the next line says so
  const document = expectOk(await station.link.readResult(file));
  expect(Buffer.from(document.bytes).toString("utf8")).toContain("Phương Thảo");
  expect(document.mediaType).toBe("application/pdf");
  const stored = station.disk.boot();
  expect(expectOk(await stored.list("results"))).toEqual([file]);
  expect(station.link.inbox()).toMatchObject([{ kind: "result", dossier, reason: "12/TLKS" }]);
});

test("on a metered line a file waits for its bytes, and says so", async () => {
  const { province, station, code } = await aSentDossier({ budget: { bytesPerDay: 4_000, bytesPerMonth: null } });
  await aResult(province, code, "%PDF".padEnd(3_000, "x"));
  const end = expectOk(await station.link.session());
  expect(end.waitingForBytes).toBe(1);
  expect(station.link.files()).toMatchObject([{ state: "wanted" }]);
});

test("what is sealed for another station of the centre is kept without a word in the inbox", async () => {
  const { province, station } = await aSentDossier();
  // 32 digits in hex are what the brands promise.
  const [other, key] = ["ef".repeat(16) as DossierId, "ee".repeat(16) as KeyId];
  const { parts } = province.gateway();
  const about = { dossier: other, key: { id: key, bytes: parts.crypto.randomBytes(32) } };
  const body = { at: province.clock.now, by: "gateway", reason: "không phải của trạm này" } as const;
  await parts.db
    .transaction()
    .execute((tx) => publishNews(parts, tx, KIT_AGENCY, { kind: "dossier.refused", body, about }));
  const mine = { at: province.clock.now, by: "gateway", reason: "của trạm này" } as const;
  const ours = station.kit.runtime.state().dossiers().values().next().value;
  if (ours === undefined) throw new Error("a dossier");
  const own = { dossier: ours.id, key: { id: ours.key, bytes: kitKeyOf(ours.key) } };
  await parts.db
    .transaction()
    .execute((tx) => publishNews(parts, tx, KIT_AGENCY, { kind: "dossier.refused", body: mine, about: own }));
  const head = station.kit.journal.head().sequence;
  await station.drain();
  expect(station.kit.journal.head().sequence).toBe(head + 2);
  expect(station.link.inbox()).toMatchObject([{ kind: "refused-by-province", reason: "của trạm này" }]);
});
