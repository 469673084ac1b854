import { expect, test } from "vitest";
import { encodeUtf8, fromHex } from "../../../src/shared/bytes";
import { TOKEN_SECONDS } from "../../../src/sync/request-token";
import { onEveryDatabase } from "../../fakes/gateway/both-databases";
import { jsonOf } from "../../fakes/gateway/test-station";

onEveryDatabase("who may speak", (get) => {
  test("a signed request passes once, for its own method, path and body, within its minute", async () => {
    const { gateway, clock, enrolledStation } = get();
    const station = await enrolledStation();
    const path = "/v1/centre?epoch=0&after=0";
    const empty = new Uint8Array(0);
    const ask = (token: string, more: { path?: string; body?: Uint8Array } = {}) =>
      gateway.handle({ method: "GET", path, body: empty, headers: { authorization: `Bearer ${token}` }, ...more });
    const token = station.sign({ method: "GET", path, body: empty });
    expect((await ask(token)).status).toBe(200);
    expect(jsonOf(await ask(token))).toMatchObject({ problem: "replayed" });
    const other = station.sign({ method: "GET", path, body: empty });
    expect(jsonOf(await ask(other, { path: "/v1/centre?epoch=0&after=9" }))).toMatchObject({ problem: "not-signed" });
    expect(jsonOf(await ask(other, { body: encodeUtf8("x") }))).toMatchObject({ problem: "not-signed" });
    const late = station.sign({ method: "GET", path, body: empty });
    clock.now += (TOKEN_SECONDS + 60) * 1000;
    expect(jsonOf(await ask(late))).toMatchObject({ problem: "clock", serverTime: clock.now });
    expect((await gateway.handle({ method: "GET", path, body: empty, headers: {} })).status).toBe(401);
  });

  test("two of one token at one moment do not both pass", async () => {
    const { gateway, enrolledStation } = get();
    const station = await enrolledStation();
    const path = "/v1/centre?epoch=0&after=0";
    const authorization = `Bearer ${station.sign({ method: "GET", path, body: new Uint8Array(0) })}`;
    const request = { method: "GET", path, body: new Uint8Array(0), headers: { authorization } };
    const answers = await Promise.all([gateway.handle(request), gateway.handle(request), gateway.handle(request)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 401, 401]);
  });

  test("a station that nobody enrolled, and one that was revoked, are refused for good", async () => {
    const { gateway, newStation, enrolledStation } = get();
    const stranger = newStation();
    expect(await stranger.ask("/v1/custody", { dossiers: [] })).toMatchObject({ problem: "unknown-station" });
    const station = await enrolledStation();
    station.accept("H99.1-261124-0001");
    expect(await gateway.revoke(station.identity.station)).toBe(true);
    expect(await gateway.revoke(station.identity.station)).toBe(false);
    expect(await station.session()).toMatchObject({ problem: "revoked" });
    await expect(station.push(station.entries())).rejects.toThrow();
  });

  test("a code enrols one station; asked again after a lost answer it says the same", async () => {
    const { gateway, newStation } = get();
    const code = await gateway.createCode("H98.1", "Trung tâm mẫu");
    const station = newStation();
    const answer = await station.enrol(code);
    expect(answer).toMatchObject({
      agency: { code: "H98.1", name: "Trung tâm mẫu" },
      numbers: { series: "dossier/H98.1", grant: { block: { from: 1, to: 399 }, reserve: { from: 400, to: 499 } } },
    });
    const again = await station.enrol(code);
    expect(again).toEqual({ ...answer, serverTime: again.serverTime });
    await expect(newStation().enrol(code)).rejects.toThrow();
    await expect(newStation().enrol("0000-0000-0000")).rejects.toThrow();
  });

  test("no station is known by a key under which anybody's signature fits", async () => {
    const { gateway, newStation } = get();
    const code = await gateway.createCode("H98.3", "Trung tâm mẫu");
    const { crypto, identity, call } = newStation();
    const zeros = "00".repeat(32);
    // What makes them dangerous: under the neutral point of the curve this is a signature of anything.
    const neutral = `01${"00".repeat(31)}`;
    expect(crypto.verify(fromHex(neutral), encodeUtf8("anything"), fromHex(neutral + zeros))).toBe(true);
    for (const publicKey of [zeros, `${"00".repeat(31)}80`, neutral, `ec${"ff".repeat(30)}ff`]) {
      const wish = {
        protocol: 1,
        code,
        station: identity.station,
        publicKey,
        incarnation: 1,
        name: "Quầy",
        program: "",
      };
      const body = encodeUtf8(JSON.stringify(wish));
      expect(jsonOf(await call("POST", "/v1/enrol", body))).toMatchObject({ problem: "malformed" });
    }
  });

  test("stations of one centre never share a number or a receipt symbol, however many ask at once", async () => {
    const { gateway, newStation } = get();
    const codes = await Promise.all(Array.from({ length: 5 }, () => gateway.createCode("H98.2", "Trung tâm mẫu")));
    const stations = codes.map((code) => ({ code, station: newStation() }));
    const answers = await Promise.all(stations.map(({ code, station }) => station.enrol(code)));
    const starts = answers.map(({ numbers }) => (numbers.grant.kind === "daily" ? numbers.grant.block.from : 0));
    expect(starts.sort((a, b) => a - b)).toEqual([1, 500, 1000, 1500, 2000]);
    expect(new Set(answers.flatMap(({ receipts }) => receipts.symbols)).size).toBe(5 * 8);
    const further = "ab".repeat(16);
    const [first] = stations;
    const more = await first?.station.ask("/v1/numbers", { request: further, incarnation: 1 });
    expect(more).toMatchObject({ numbers: { grant: { block: { from: 2500 } } } });
    expect(await first?.station.ask("/v1/numbers", { request: further, incarnation: 1 })).toEqual(more);
  });
});
