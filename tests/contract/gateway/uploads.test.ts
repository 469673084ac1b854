import { expect, test } from "vitest";
import { onEveryDatabase } from "../../fakes/gateway/both-databases";
import type { TestPage } from "../../fakes/gateway/test-page";
import { jsonOf, type TestStation } from "../../fakes/gateway/test-station";
import { gatewayOn } from "../../fakes/gateway/gateway-on";

function patch(station: TestStation, location: string, page: TestPage, from: number, to: number) {
  const headers = { "tus-resumable": "1.0.0", "upload-offset": String(from) };
  return station.call("PATCH", location, page.file.subarray(from, to), headers);
}

onEveryDatabase("a page in parts", (get) => {
  test("goes on where it stopped, after the gateway was started again too", async () => {
    const province = get();
    const station = await province.enrolledStation();
    const dossier = station.accept("H99.1-261124-0001", [3000]);
    const [page] = dossier.pages;
    if (page === undefined) throw new Error("a page");
    await station.sendKeys(dossier.key);
    await station.push(station.entries());
    await province.gateway.settled();

    const begun = await station.upload(dossier.id, page, 1000);
    const location = begun.headers["location"] ?? "";
    expect(begun).toMatchObject({ status: 201, headers: { "upload-offset": "1000" } });
    const restarted = await gatewayOn(province.db, province);
    const again = (method: "HEAD" | "PATCH", body: Uint8Array, headers: Record<string, string> = {}) =>
      restarted.gateway.handle({
        method,
        path: location,
        body,
        headers: { ...headers, authorization: `Bearer ${station.sign({ method, path: location, body })}` },
      });
    const empty = new Uint8Array(0);
    expect((await again("HEAD", empty)).headers["upload-offset"]).toBe("1000");
    expect((await again("PATCH", page.file.subarray(1000, 2000), { "upload-offset": "1000" })).status).toBe(204);
    expect(jsonOf(await patch(station, location, page, 1000, 2000))).toMatchObject({ problem: "offset" });
    const done = await patch(station, location, page, 2000, page.file.length);
    expect(done.status).toBe(200);
    expect(jsonOf(done)).toEqual({ state: "held", missing: 0 });
    expect(await province.files.read(page.sha256)).toEqual(Buffer.from(page.file));
  });

  test("that does not have its hash at the end is thrown away, and can be sent anew", async () => {
    const province = get();
    const station = await province.enrolledStation();
    const dossier = station.accept("H99.1-261124-0101", [2000]);
    const [page] = dossier.pages;
    if (page === undefined) throw new Error("a page");
    const bent = { ...page, file: page.file.map((byte, at) => (at === 5 ? byte ^ 1 : byte)) };
    const location = (await station.upload(dossier.id, bent, 100)).headers["location"] ?? "";
    expect(jsonOf(await patch(station, location, bent, 100, bent.file.length))).toMatchObject({
      problem: "wrong-bytes",
    });
    expect((await station.call("HEAD", location)).status).toBe(404);
    expect((await station.upload(dossier.id, page)).status).toBe(201);
  });

  test("whose first parts are gone, as after a restore of the database alone, is not known any more", async () => {
    const province = get();
    const station = await province.enrolledStation();
    const dossier = station.accept("H99.1-261124-0151", [2000]);
    const [page] = dossier.pages;
    if (page === undefined) throw new Error("a page");
    const location = (await station.upload(dossier.id, page, 100)).headers["location"] ?? "";
    await province.files.forget(location.split("/").at(-1) ?? "");
    expect(jsonOf(await patch(station, location, page, 100, page.file.length))).toMatchObject({ problem: "not-found" });
    expect((await station.call("HEAD", location)).status).toBe(404);
    expect((await station.upload(dossier.id, page)).status).toBe(201);
  });

  test("that is held already is not sent again, and belongs to the station that began it", async () => {
    const province = get();
    const station = await province.enrolledStation();
    const dossier = station.accept("H99.1-261124-0201", [2000]);
    const [page] = dossier.pages;
    if (page === undefined) throw new Error("a page");
    await station.sendKeys(dossier.key);
    await station.push(station.entries());
    await province.gateway.settled();
    const location = (await station.upload(dossier.id, page, 10)).headers["location"] ?? "";
    const stranger = await province.enrolledStation();
    expect((await stranger.call("HEAD", location)).status).toBe(404);
    await station.upload(dossier.id, page);
    const begun = await station.upload(dossier.id, page, 0);
    expect(begun).toMatchObject({ status: 201, headers: { "upload-offset": String(page.file.length) } });
    expect(jsonOf(begun)).toEqual({ state: "held", missing: 0 });
    expect((await station.call("HEAD", begun.headers["location"] ?? "")).headers["upload-offset"]).toBe(
      String(page.file.length),
    );
  });

  test("that nobody goes on with for a week begins anew", async () => {
    const province = get();
    const station = await province.enrolledStation();
    const dossier = station.accept("H99.1-261124-0301", [2000]);
    const [page] = dossier.pages;
    if (page === undefined) throw new Error("a page");
    const location = (await station.upload(dossier.id, page, 10)).headers["location"] ?? "";
    province.clock.now += 6 * 86_400_000;
    await province.gateway.tidy();
    expect((await station.call("HEAD", location)).headers["upload-offset"]).toBe("10");
    province.clock.now += 2 * 86_400_000;
    await province.gateway.tidy();
    expect((await station.call("HEAD", location)).status).toBe(404);
  });

  test("is found before and after it was put on its shelf", async () => {
    const { files, gateway, enrolledStation } = get();
    const station = await enrolledStation();
    const dossier = station.accept("H99.1-261124-0401", [500]);
    const [page] = dossier.pages;
    if (page === undefined) throw new Error("a page");
    await station.upload(dossier.id, page);
    expect(await files.has(page.sha256)).toBe(true);
    await gateway.tidy();
    expect(await files.read(page.sha256)).toEqual(Buffer.from(page.file));
    await station.upload(dossier.id, page);
    await gateway.tidy();
    expect(await files.has(page.sha256)).toBe(true);
  });
});
