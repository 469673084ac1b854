import { expect, test } from "vitest";
import { takeSystemNews, systemNews } from "../../../src/gateway/forwarding/from-system";
import { createServer, serveProvincialSystem } from "../../../src/gateway/server";
import { expectOk } from "../../../src/shared/result";
import { readCentreNews } from "../../../src/sync/centre-bodies";
import { centreAnswer, openCentreBody, readCentreEntry } from "../../../src/sync/centre-entry";
import { openPageFile } from "../../../src/sync/page-file";
import { onEveryDatabase } from "../../fakes/gateway/both-databases";

const PAPER = Buffer.from("%PDF-1.7 trích lục khai sinh của Nguyễn Thị Phương Thảo");

onEveryDatabase("what the provincial system says", (get) => {
  test("reaches the station sealed: progress, then the result with its file", async () => {
    const province = get();
    const station = await province.enrolledStation("H95.1");
    const dossier = station.accept("H95.1-261124-0001");
    await station.sendKeys(dossier.key);
    await station.push(station.entries());
    await province.gateway.settled();
    const progress = { MaHoSo: dossier.code, NguoiXuLy: "Lê Văn Đạt", ThoiDiemXuLy: "20261125090000", TrangThai: "4" };
    const { parts } = province.gateway;
    expectOk(await takeSystemNews(parts, systemNews.parse({ service: "CapNhatTienDoHoSoMC", data: [progress] })));
    const file = { Ten: "Trích lục.pdf", LoaiTep: "application/pdf", NoiDung: PAPER.toString("base64") };
    const result = { service: "TraKetQuaHoSoMC", MaHoSo: dossier.code, SoKyHieu: "12/TLKS", Tep: [file] };
    expectOk(await takeSystemNews(parts, systemNews.parse(result)));

    const reply = await station.call("GET", `/v1/centre?epoch=${parts.newsEpoch}&after=1`);
    const { entries } = centreAnswer.parse(JSON.parse(Buffer.from(reply.body).toString("utf8")));
    const news = entries.map((wire, index) => {
      const first = JSON.parse(Buffer.from(entries[index]?.envelope ?? "", "base64url").toString("utf8")) as {
        previous: never;
      }; // signed by the province, read again below
      const cursor = { epoch: parts.newsEpoch, sequence: index + 1, hash: first.previous };
      const entry = expectOk(readCentreEntry(station.crypto, parts.keys.signing.publicKey, cursor, wire));
      return readCentreNews(entry.envelope.kind, 1, expectOk(openCentreBody(station.sealer, entry)));
    });
    expect(news[0]).toMatchObject({ kind: "dossier.progress", body: { status: 4, person: "Lê Văn Đạt" } });
    expect(news[1]).toMatchObject({ kind: "dossier.result", body: { number: "12/TLKS" } });
    const [, told] = news;
    if (typeof told !== "object" || told.kind !== "dossier.result") throw new Error("a result");
    const [paper] = told.body.files;
    if (paper === undefined) throw new Error("a file");
    const stored = await station.call("GET", `/v1/files/${paper.file}`);
    expect(Buffer.from(stored.body).includes("Phương")).toBe(false);
    const key = station.keys.get(dossier.key) ?? new Uint8Array(32);
    const opened = expectOk(openPageFile(station.crypto, key, paper.page, stored.body));
    expect(Buffer.from(opened.bytes).equals(PAPER)).toBe(true);
    const stranger = await province.enrolledStation("H95.2");
    expect((await stranger.call("GET", `/v1/files/${paper.file}`)).status).toBe(404);
  });

  test("passes with its token only, and a code that nobody knows is answered in its own form", async () => {
    const { gateway, clock } = get();
    const server = createServer(gateway, () => clock.now);
    serveProvincialSystem(server, gateway.parts, "t".repeat(32));
    const progress = { MaHoSo: "H1.1-1", NguoiXuLy: "A", ThoiDiemXuLy: "20261125090000", TrangThai: "4" };
    const payload = { service: "CapNhatTienDoHoSoMC", data: [progress] };
    const post = (authorization: string, body: object) =>
      server.inject({ method: "POST", url: "/provincial/news", headers: { authorization }, payload: body });
    expect((await post("Bearer x", payload)).statusCode).toBe(404);
    expect((await post(`Bearer ${"t".repeat(32)}`, payload)).json()).toMatchObject({ error_code: "2" });
    expect((await post(`Bearer ${"t".repeat(32)}`, { service: "?" })).statusCode).toBe(400);
    await server.close();
  });
});
