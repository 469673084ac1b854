import { expect, test } from "vitest";
import type { EntryDraft } from "../../../src/journal/entry";
import { centreAnswer } from "../../../src/sync/centre-entry";
import { challengeAnswer } from "../../../src/sync/challenge";
import { custodyAnswer, isComplete, type DossierCustody } from "../../../src/sync/custody-answers";
import { onEveryDatabase, provinceOf, type Province } from "../../fakes/gateway/both-databases";
import { gatewayOn, removeFolder } from "../../fakes/gateway/gateway-on";
import { createMemoryDatabase } from "../../fakes/gateway/memory/memory-database";
import { createMemoryFiles } from "../../fakes/gateway/memory/memory-files";
import { acceptance, jsonOf, type TestDossier, type TestStation } from "../../fakes/gateway/test-station";

async function custodyOf(province: Province, station: TestStation, { id }: TestDossier): Promise<DossierCustody> {
  await province.gateway.settled();
  const [custody] = custodyAnswer.parse(await station.ask("/v1/custody", { dossiers: [id] })).dossiers;
  if (custody === undefined) throw new Error("one dossier was asked for");
  return custody;
}

/** A station with a dossier that is whole at the province. */
async function withDossier(province: Province) {
  const station = await province.enrolledStation();
  const dossier = station.accept("H99.1-261124-0001", [700]);
  const [page] = dossier.pages;
  if (page === undefined) throw new Error("a page");
  await station.sendKeys(dossier.key);
  await station.push(station.entries());
  await station.upload(dossier.id, page);
  await province.gateway.settled();
  return { station, dossier, page };
}

function strangeEntry(station: TestStation, dossier: TestDossier, bytes = 0): EntryDraft {
  const body = { bytes: "x".repeat(bytes) };
  const kind = "dossier.teleported";
  return { class: "dossier", dossier: dossier.id, kind, version: 7, parents: [], key: station.newKey(), body };
}

async function unreadableTold(province: Province, { identity }: TestStation): Promise<number> {
  const news = await province.db
    .selectFrom("centre_entries")
    .innerJoin("stations", "stations.agency", "centre_entries.agency")
    .where("stations.station", "=", identity.station)
    .select("envelope")
    .execute();
  return news.filter(({ envelope }) => Buffer.from(envelope).includes("dossier.unreadable")).length;
}

onEveryDatabase("a station that means harm", (get) => {
  test("learns nothing of another centre's dossiers, pages, entries and files", async () => {
    const province = get();
    const { station, dossier, page } = await withDossier(province);
    const other = await province.enrolledStation();
    expect(await custodyOf(province, other, dossier)).toMatchObject({ reading: "unknown", entries: 0, heldPages: [] });
    const entry = station.entries()[0]?.hash ?? "";
    const question = { nonce: "0".repeat(64), pages: [page.ref.page], entries: [entry] };
    expect(challengeAnswer.parse(await other.ask("/v1/challenge", question))).toEqual({
      pages: [null],
      entries: [null],
    });
    expect(challengeAnswer.parse(await station.ask("/v1/challenge", question)).entries[0]).not.toBeNull();
    expect((await other.call("GET", `/v1/files/${page.sha256}`)).status).toBe(404);
    const { entries } = centreAnswer.parse(jsonOf(await other.call("GET", "/v1/centre?epoch=0&after=0")));
    const news = entries.map(({ body }) => Buffer.from(body, "base64url").toString()).join();
    expect(news).not.toContain(station.identity.station);
    expect(news).toContain(other.identity.station);
  });

  test("takes nothing from another centre's dossier by writing under its id", async () => {
    const province = get();
    const { station, dossier } = await withDossier(province);
    const before = await custodyOf(province, station, dossier);
    expect(isComplete(before)).toBe(true);
    const thief = await province.enrolledStation();
    const key = thief.newKey();
    thief.append([acceptance(dossier.id, key, "H99.9-261124-0009", []), strangeEntry(thief, dossier)]);
    await thief.sendKeys(key);
    expect(await thief.push(thief.entries())).toMatchObject({ outcome: "held", stored: 2 });
    expect(await custodyOf(province, station, dossier)).toEqual(before);
    expect(await custodyOf(province, thief, dossier)).toMatchObject({ entries: 0 });
    // What its own centre says later is read as ever.
    const draft = strangeEntry(station, dossier);
    station.append([draft]);
    await station.sendKeys(draft.key);
    await thief.push(thief.append([strangeEntry(thief, dossier)]));
    await station.push(station.entries());
    expect(await custodyOf(province, station, dossier)).toMatchObject({ entries: 2, reading: "unreadable" });
  });

  test("cannot fill its centre's journal: each entry that nobody can read is told once", async () => {
    const province = get();
    const { station, dossier } = await withDossier(province);
    for (let times = 1; times <= 4; times += 1) {
      const draft = strangeEntry(station, dossier);
      await station.sendKeys(draft.key);
      await station.push(station.append([draft]));
      await province.gateway.settled();
    }
    expect(await unreadableTold(province, station)).toBe(4);
  });

  test("cannot open uploads without end: the oldest give way, and those that go on are not touched", async () => {
    const province = get();
    const { station: modest } = await withDossier(province);
    const own = modest.accept("H99.1-261124-0002", [2000]);
    const station = await province.enrolledStation();
    const dossier = station.accept("H99.1-261124-0003", [2000]);
    const [page, ownPage] = [dossier.pages[0], own.pages[0]];
    if (page === undefined || ownPage === undefined) throw new Error("a page each");
    const kept = (await modest.upload(own.id, ownPage, 10)).headers["location"] ?? "";
    const begun: string[] = [];
    for (let times = 0; times < 33; times += 1) {
      province.clock.now += 1;
      begun.push((await station.upload(dossier.id, page, 10)).headers["location"] ?? "");
    }
    const states = await Promise.all(begun.map(async (location) => (await station.call("HEAD", location)).status));
    expect(states).toEqual([404, ...Array.from({ length: 32 }, () => 200)]);
    expect((await modest.call("HEAD", kept)).status).toBe(200);
  });

  test("that was revoked goes on with no upload and fetches nothing", async () => {
    const province = get();
    const { station, page } = await withDossier(province);
    const begun = station.accept("H99.1-261124-0004", [2000]);
    const [big] = begun.pages;
    if (big === undefined) throw new Error("a page");
    const location = (await station.upload(begun.id, big, 10)).headers["location"] ?? "";
    await province.gateway.revoke(station.identity.station);
    const rest = big.file.subarray(10);
    const headers = { "upload-offset": "10" };
    expect(jsonOf(await station.call("PATCH", location, rest, headers))).toMatchObject({ problem: "revoked" });
    expect((await station.call("HEAD", location)).status).toBe(403);
    expect((await station.call("GET", `/v1/files/${page.sha256}`)).status).toBe(403);
    expect(await province.files.has(big.sha256)).toBe(false);
  });

  test("gets no further by offsets, names and ranges that nobody would send", async () => {
    const province = get();
    const { station, page } = await withDossier(province);
    const dossier = station.accept("H99.1-261124-0005", [2000]);
    const [big] = dossier.pages;
    if (big === undefined) throw new Error("a page");
    const location = (await station.upload(dossier.id, big, 10)).headers["location"] ?? "";
    const rest = big.file.subarray(10);
    const patch = async (offset: string, body = rest) =>
      (await station.call("PATCH", location, body, { "upload-offset": offset })).status;
    for (const offset of ["-1", "1e3", "0x10", "9".repeat(13), "", " 10", "10.0"])
      expect(await patch(offset)).toBe(400);
    for (const offset of ["0", "9", "11", "999999999999"]) expect(await patch(offset)).toBe(409);
    expect(await patch("10", new Uint8Array(big.file.length))).toBe(400);
    const names = ["..%2f..%2fetc%2fpasswd", "..", "%00", "done-..-1", `done-${"0".repeat(64)}-1`, "a".repeat(200)];
    for (const name of names) expect((await station.call("HEAD", `/v1/uploads/${name}`)).status).toBe(404);
    for (const name of ["..%2fprovince-keys.json", "province-keys.json", page.sha256.toUpperCase()]) {
      expect((await station.call("GET", `/v1/files/${name}`)).status).toBe(404);
    }
    const ranges = ["bytes=5-2", "bytes=-5", "bytes=0-0,5-9", "bytes=999999999999-", "bytes=a-b", "items=0-5"];
    for (const range of ranges) {
      const { status, body } = await station.call("GET", `/v1/files/${page.sha256}`, undefined, { range });
      // Not understood is not obeyed; nothing is ever answered with bytes that are not of the file.
      expect([200, 206, 416]).toContain(status);
      expect(Buffer.from(page.file).includes(Buffer.from(body))).toBe(true);
    }
    expect(await patch("10")).toBe(200);
  });

  test("has no more of a file in the gateway's memory than a part of it, however it asks", async () => {
    const province = get();
    const { chunkBytes } = province.gateway.parts.limits;
    const { station } = await withDossier(province);
    const dossier = station.accept("H99.1-261124-0007", [chunkBytes + 1000]);
    const [page] = dossier.pages;
    if (page === undefined) throw new Error("a page");
    await station.sendKeys(dossier.key);
    await station.push(station.entries());
    const { file, sha256 } = page;
    const location = (await station.upload(dossier.id, page, chunkBytes)).headers["location"] ?? "";
    const headers = { "upload-offset": String(chunkBytes) };
    expect((await station.call("PATCH", location, file.subarray(chunkBytes), headers)).status).toBe(200);
    const fetch = (range?: string) =>
      station.call("GET", `/v1/files/${sha256}`, undefined, range === undefined ? {} : { range });
    expect(jsonOf(await fetch())).toMatchObject({ problem: "too-large" });
    for (const range of ["bytes=0-", `bytes=0-${String(file.length)}`]) {
      const part = await fetch(range);
      expect(part).toMatchObject({
        status: 206,
        headers: { "content-range": `bytes 0-${chunkBytes - 1}/${file.length}` },
      });
      expect(Buffer.from(part.body).equals(file.subarray(0, chunkBytes))).toBe(true);
    }
    const rest = await fetch(`bytes=${chunkBytes}-`);
    expect(Buffer.from(rest.body).equals(file.subarray(chunkBytes))).toBe(true);
  });
});

test("a dossier of more bytes than anybody writes is told as unreadable and holds up no other", async () => {
  const db = createMemoryDatabase().open();
  const province = provinceOf(await gatewayOn(db, { files: createMemoryFiles() }));
  const { station, dossier } = await withDossier(province);
  const large = strangeEntry(station, dossier, 11 * 1024 * 1024);
  for (let times = 0; times < 3; times += 1) await station.push(station.append([large]));
  const other = station.accept("H99.1-261124-0006");
  await station.sendKeys(other.key);
  await station.push(station.entries().slice(-1));
  expect(await custodyOf(province, station, other)).toMatchObject({ reading: "read" });
  expect(await custodyOf(province, station, dossier)).toMatchObject({ reading: "unreadable", entries: 4 });
  await removeFolder(province);
});

test("another centre that writes more than anybody reads under a dossier's id takes nothing from its owner", async () => {
  const db = createMemoryDatabase().open();
  const province = provinceOf(await gatewayOn(db, { files: createMemoryFiles() }));
  const { station, dossier } = await withDossier(province);
  const before = await custodyOf(province, station, dossier);
  expect(isComplete(before)).toBe(true);
  const thief = await province.enrolledStation();
  const large = strangeEntry(thief, dossier, 11 * 1024 * 1024);
  for (let times = 0; times < 3; times += 1) await thief.push(thief.append([large]));
  expect(await custodyOf(province, station, dossier)).toEqual(before);
  await removeFolder(province);
});
