import { expect, test } from "vitest";
import type { DossierId, Hash } from "../../../src/shared/brand";
import { toHex } from "../../../src/shared/bytes";
import { proofOf, entryBytes } from "../../../src/sync/challenge";
import { sealPageFile } from "../../../src/sync/page-file";
import { custodyAnswer, isComplete, type DossierCustody } from "../../../src/sync/custody-answers";
import { onEveryDatabase, type Province } from "../../fakes/gateway/both-databases";
import { jsonOf, type TestStation } from "../../fakes/gateway/test-station";

async function custodyOf(province: Province, station: TestStation, dossier: DossierId): Promise<DossierCustody> {
  await province.gateway.settled();
  const { dossiers } = custodyAnswer.parse(await station.ask("/v1/custody", { dossiers: [dossier] }));
  const [custody] = dossiers;
  if (custody === undefined) throw new Error("one dossier was asked for");
  return custody;
}

onEveryDatabase("custody of a dossier", (get) => {
  test("climbs from unknown to complete, whatever comes first", async () => {
    const province = get();
    const station = await province.enrolledStation();
    const dossier = station.accept("H99.1-261124-0001", [700, 900]);
    const [first, second] = dossier.pages;
    if (first === undefined || second === undefined) throw new Error("two pages");
    expect(await custodyOf(province, station, dossier.id)).toMatchObject({ reading: "unknown", entries: 0 });

    expect(jsonOf(await station.upload(dossier.id, first))).toEqual({ state: "kept", missing: 0 });
    await station.push(station.entries());
    expect(await custodyOf(province, station, dossier.id)).toMatchObject({
      reading: "unread",
      missingKeys: [dossier.key],
    });
    await station.sendKeys(dossier.key);
    const known = await custodyOf(province, station, dossier.id);
    expect(known).toMatchObject({ reading: "read", heldPages: [first.ref.page], missingPages: [second.ref.page] });
    expect(isComplete(known)).toBe(false);

    expect(jsonOf(await station.upload(dossier.id, second))).toEqual({ state: "held", missing: 0 });
    const complete = await custodyOf(province, station, dossier.id);
    expect(isComplete(complete)).toBe(true);
    expect(complete.heldPages).toEqual([first.ref.page, second.ref.page].sort());
  });

  test("is never complete by a page whose file is gone: it is asked for again", async () => {
    const province = get();
    const station = await province.enrolledStation();
    const dossier = station.accept("H99.1-261124-0051", [500]);
    const [page] = dossier.pages;
    if (page === undefined) throw new Error("one page");
    await station.sendKeys(dossier.key);
    await station.push(station.entries());
    await station.upload(dossier.id, page);
    expect(isComplete(await custodyOf(province, station, dossier.id))).toBe(true);
    // As when files were put back from an older copy than the database.
    const gone = { file: "0".repeat(64) };
    await province.db.updateTable("pages").set(gone).where("page", "=", page.ref.page).execute();
    expect(await custodyOf(province, station, dossier.id)).toMatchObject({ missingPages: [page.ref.page] });
    expect(jsonOf(await station.upload(dossier.id, page))).toEqual({ state: "held", missing: 0 });
    expect(isComplete(await custodyOf(province, station, dossier.id))).toBe(true);
  });

  test("is never complete by a page whose content is not the one that the record names", async () => {
    const province = get();
    const station = await province.enrolledStation();
    const dossier = station.accept("H99.1-261124-0101", [500]);
    const other = station.accept("H99.1-261124-0102", [500]);
    await station.sendKeys(dossier.key, other.key);
    await station.push(station.entries());
    await province.gateway.settled();
    const [page] = dossier.pages;
    const [wrong] = other.pages;
    if (page === undefined || wrong === undefined) throw new Error("a page each");
    expect(jsonOf(await station.upload(dossier.id, { ...page, file: wrong.file, sha256: wrong.sha256 }))).toEqual({
      state: "unequal",
      missing: 1,
    });
    expect(isComplete(await custodyOf(province, station, dossier.id))).toBe(false);
    expect(jsonOf(await station.upload(dossier.id, page))).toEqual({ state: "held", missing: 0 });
    expect(isComplete(await custodyOf(province, station, dossier.id))).toBe(true);
    // Held is held: what comes later under its name changes nothing.
    await station.upload(dossier.id, { ...page, file: wrong.file, sha256: wrong.sha256 });
    expect(isComplete(await custodyOf(province, station, dossier.id))).toBe(true);
  });

  test("is never complete by a page that opens under its key and name, and shows something else", async () => {
    const province = get();
    const station = await province.enrolledStation();
    const dossier = station.accept("H99.1-261124-0151", [500]);
    const [page] = dossier.pages;
    const bytes = station.keys.get(dossier.key);
    if (page === undefined || bytes === undefined) throw new Error("a page and its key");
    await station.sendKeys(dossier.key);
    await station.push(station.entries());
    await province.gateway.settled();
    const key = { id: dossier.key, bytes };
    const content = { bytes: new Uint8Array(500), mediaType: "image/jpeg" };
    const file = sealPageFile(station.crypto, key, page.ref.page, content);
    // SHA-256 in hex is what the brand promises.
    const sha256 = toHex(station.crypto.sha256(file)) as Hash;
    const other = { ...page, file, sha256 };
    expect(jsonOf(await station.upload(dossier.id, other))).toEqual({ state: "unequal", missing: 1 });
    expect(isComplete(await custodyOf(province, station, dossier.id))).toBe(false);
  });

  test("bytes that do not have the promised hash are refused, and nothing is kept of them", async () => {
    const province = get();
    const station = await province.enrolledStation();
    const dossier = station.accept("H99.1-261124-0201", [500]);
    const [page] = dossier.pages;
    if (page === undefined) throw new Error("a page");
    const reply = await station.upload(dossier.id, { ...page, file: page.file.map((byte) => byte ^ 1) });
    expect(jsonOf(reply)).toMatchObject({ problem: "wrong-bytes" });
    expect(await province.files.has(page.sha256)).toBe(false);
  });

  test("of one that cannot be read does not hold up another", async () => {
    const province = get();
    const station = await province.enrolledStation();
    const key = station.newKey();
    const strange = "5a".repeat(16) as DossierId; // the form that the brand asks for
    const draft = {
      class: "dossier",
      dossier: strange,
      kind: "dossier.teleported",
      version: 7,
      parents: [],
      key,
      body: {},
    } as const;
    station.append([draft]);
    const good = station.accept("H99.1-261124-0301");
    await station.sendKeys(key, good.key);
    await station.push(station.entries());
    expect(await custodyOf(province, station, good.id)).toMatchObject({ reading: "read" });
    expect(await custodyOf(province, station, strange)).toMatchObject({ reading: "unreadable", entries: 1 });
    const news = await province.db
      .selectFrom("centre_entries")
      .where("agency", "=", (await agencyOf(province, station)) ?? "")
      .select("envelope")
      .execute();
    expect(news.map(({ envelope }) => Buffer.from(envelope).toString("utf8")).join()).toContain("dossier.unreadable");
  });

  test("climbs when record, key and pages come at one moment, in many dossiers", async () => {
    const province = get();
    const station = await province.enrolledStation();
    const dossiers = Array.from({ length: 25 }, (_, number) => station.accept(`H99.1-261124-07${number}`, [200, 300]));
    const uploads = dossiers.flatMap(({ id, pages }) => pages.map((page) => () => station.upload(id, page)));
    const push = () => station.push(station.entries());
    const keys = () => station.sendKeys(...dossiers.map(({ key }) => key));
    const early = uploads.slice(0, 20).map((send) => send());
    const reading = Promise.all([keys(), push()]).then(() => province.gateway.settled());
    await Promise.all([...early, reading, ...uploads.slice(20).map((send) => send())]);
    for (const { id } of dossiers) expect(isComplete(await custodyOf(province, station, id))).toBe(true);
  });

  test("is told to stations of its own centre only", async () => {
    const province = get();
    const station = await province.enrolledStation();
    const dossier = station.accept("H99.1-261124-0401", [300]);
    await station.sendKeys(dossier.key);
    await station.push(station.entries());
    const stranger = await province.enrolledStation();
    expect(await custodyOf(province, stranger, dossier.id)).toMatchObject({ reading: "unknown", missingPages: [] });
    const neighbour = await province.enrolledStation((await agencyOf(province, station)) ?? "");
    expect(await custodyOf(province, neighbour, dossier.id)).toMatchObject({ reading: "read" });
  });

  test("a code that two dossiers carry is told to the centre", async () => {
    const province = get();
    const station = await province.enrolledStation();
    const first = station.accept("H99.1-261124-0501");
    const second = station.accept("H99.1-261124-0501");
    await station.sendKeys(first.key, second.key);
    await station.push(station.entries());
    await province.gateway.settled();
    const rows = await province.db.selectFrom("centre_entries").select(["envelope", "body"]).execute();
    const texts = rows.map(({ envelope, body }) => Buffer.concat([envelope, body]).toString("utf8"));
    const told = texts.filter((text) => text.includes("dossier.code-twice"));
    expect(told.filter((text) => text.includes(first.id) && text.includes(second.id))).toHaveLength(1);
  });

  test("is proved by a hash over a fresh nonce and the bytes that are stored", async () => {
    const province = get();
    const station = await province.enrolledStation();
    const dossier = station.accept("H99.1-261124-0601", [800]);
    const [page] = dossier.pages;
    const [entry] = station.entries();
    if (page === undefined || entry === undefined) throw new Error("a page and an entry");
    await station.sendKeys(dossier.key);
    await station.push(station.entries());
    await province.gateway.settled();
    await station.upload(dossier.id, page);
    const nonce = "7f".repeat(32);
    const question = { nonce, pages: [page.ref.page, "0".repeat(64)], entries: [entry.hash] };
    expect(await station.ask("/v1/challenge", question)).toEqual({
      pages: [proofOf(station.crypto, nonce, page.file), null],
      entries: [proofOf(station.crypto, nonce, entryBytes(entry))],
    });
  });

  test("whose pages left the station gives them back to its own centre, in parts, and to nobody else", async () => {
    const province = get();
    const station = await province.enrolledStation();
    const dossier = station.accept("H99.1-261124-0701", [800]);
    const [page] = dossier.pages;
    if (page === undefined) throw new Error("a page");
    const path = `/v1/pages/${page.ref.page}`;
    await station.upload(dossier.id, page);
    // Nobody knows yet whose page it is: it is kept, not held.
    expect((await station.call("GET", path)).status).toBe(404);
    await station.sendKeys(dossier.key);
    await station.push(station.entries());
    await province.gateway.settled();
    const whole = await station.call("GET", path);
    expect(whole).toMatchObject({ status: 200, headers: { etag: `"${page.sha256}"` } });
    expect(Buffer.from(whole.body)).toEqual(Buffer.from(page.file));
    const part = await station.call("GET", path, undefined, { range: "bytes=100-199" });
    expect(part.status).toBe(206);
    expect(part.headers["content-range"]).toBe(`bytes 100-199/${String(page.file.length)}`);
    expect(Buffer.from(part.body)).toEqual(Buffer.from(page.file.subarray(100, 200)));

    const neighbour = await province.enrolledStation((await agencyOf(province, station)) ?? "");
    expect((await neighbour.call("GET", path)).status).toBe(200);
    const stranger = await province.enrolledStation();
    expect((await stranger.call("GET", path)).status).toBe(404);
    const unsigned = await province.gateway.handle({ method: "GET", path, headers: {}, body: new Uint8Array(0) });
    expect(unsigned.status).toBe(401);
    expect((await station.call("GET", `/v1/pages/${page.sha256}`)).status).toBe(404);
    expect((await station.call("GET", "/v1/pages/..%2f..%2fetc")).status).toBe(404);
  });
});

async function agencyOf(province: Province, station: TestStation): Promise<string | undefined> {
  const row = await province.db
    .selectFrom("stations")
    .where("station", "=", station.identity.station)
    .select("agency")
    .executeTakeFirst();
  return row?.agency;
}
