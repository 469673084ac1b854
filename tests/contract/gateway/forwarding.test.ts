import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { forwardDue } from "../../../src/gateway/forwarding/forward-due";
import { createHttpSystem } from "../../../src/gateway/forwarding/http-system";
import { openAddressedPage, pageAddress, PROVINCIAL_PAGES } from "../../../src/gateway/forwarding/page-addresses";
import type { ProvincialSystem } from "../../../src/gateway/forwarding/port";
import { custodyAnswer } from "../../../src/sync/custody-answers";
import { dossierRecord, progressRecord, syncDossiers, updateProgress } from "../../../src/sync/wire/dossier-record";
import { readSystemAnswer } from "../../../src/sync/wire/read-answer";
import { formatStamp, parseStamp } from "../../../src/sync/wire/stamp";
import { onEveryDatabase } from "../../fakes/gateway/both-databases";

type Answer = Readonly<{ status: number; body: string }>;

/** A provincial system as they are today: a session, one address, sentences in Vietnamese. */
function aProvincialSystem() {
  const asked: unknown[] = [];
  const known = new Set<string>();
  let next: Answer[] = [];
  let sessions = 0;
  const answer = (
    path: string,
    body: { session?: string; service?: string; isUpdating?: string; data?: { MaHoSo: string }[] },
  ): object => {
    if (path === "/auth") return { session: `s${(sessions += 1)}`, error_code: 0 };
    if (body.session !== `s${sessions}`) return { error_code: "9", message: "Phiên đăng nhập đã hết hạn" };
    const code = body.data?.[0]?.MaHoSo ?? "";
    if (body.service === "DongBoHoSoMC" && body.isUpdating === "False" && known.has(code)) {
      return { error_code: "2", message: `Hồ sơ ${code} đã tồn tại` };
    }
    known.add(code);
    return { error_code: "00", message: "" };
  };
  const server: Server = createServer((request, response) => {
    let text = "";
    request.on("data", (chunk: Buffer) => (text += chunk.toString()));
    request.on("end", () => {
      // Our own adapter's JSON.
      const body = JSON.parse(text) as Parameters<typeof answer>[1];
      asked.push(body);
      const forced = next.shift();
      response.statusCode = forced?.status ?? 200;
      response.end(forced?.body ?? JSON.stringify(answer(request.url ?? "", body)));
    });
  });
  return {
    asked,
    server,
    endSession: () => (sessions += 1),
    force: (...answers: readonly Answer[]) => (next = [...answers]),
    settings: (): Parameters<typeof createHttpSystem>[0] => ({
      name: "Hệ thống tỉnh Minh Họa",
      adapterUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, // a TCP server's address is never a path
      authEndpoint: "/auth",
      integrationEndpoint: "/mc",
      username: "u",
      password: "p",
      madonvi: "H99",
      fields: { "2.000815": { code: "G15-CT", name: "Chứng thực" } },
    }),
  };
}

const today = aProvincialSystem();
beforeAll(() => new Promise<void>((resolve) => void today.server.listen(0, "127.0.0.1", resolve)));
afterAll(() => new Promise((resolve) => today.server.close(resolve)));

onEveryDatabase("forwarding to the provincial system", (get) => {
  const due = async (system: ProvincialSystem): Promise<void> => {
    const { gateway } = get();
    await gateway.settled();
    const addressOf = (page: string): string => pageAddress(gateway.parts, "http://127.0.0.1:1", page);
    while ((await forwardDue(gateway.parts, { system, addressOf, random: () => 0.5 })) > 0);
  };

  test("a dossier goes when all of it is here, in the system's words, and the centre hears of it once", async () => {
    const { gateway, clock, enrolledStation, db } = get();
    const station = await enrolledStation();
    const dossier = station.accept("H99.1-261124-0901", [600]);
    const [page] = dossier.pages;
    if (page === undefined) throw new Error("a page");
    await station.sendKeys(dossier.key);
    await station.push(station.entries());
    today.asked.length = 0;
    await due(createHttpSystem(today.settings()));
    expect(today.asked).toEqual([]);
    await station.upload(dossier.id, page);
    clock.now += 120_000;
    today.endSession();
    await due(createHttpSystem(today.settings()));
    const [sync, progress] = [today.asked[1], today.asked.at(-1)];
    const sent = syncDossiers.parse(sync).data[0];
    expect(sent).toMatchObject({ MaHoSo: dossier.code, TrangThaiHoSo: "2", MaLinhVuc: "G15-CT", KenhThucHien: "1" });
    expect(updateProgress.parse(progress).data[0]).toMatchObject({ MaHoSo: dossier.code, TrangThai: "2" });
    const address = new URL(sent?.TaiLieuNop[0]?.DuongDanTaiTepTin ?? "").pathname.slice(PROVINCIAL_PAGES.length);
    const opened = await openAddressedPage(gateway.parts, address);
    expect(Buffer.from(station.crypto.sha256(opened?.bytes ?? new Uint8Array(0))).toString("hex")).toBe(
      page.ref.sha256,
    );
    expect(
      await openAddressedPage(
        gateway.parts,
        address.replace(/.$/, (last) => (last === "0" ? "1" : "0")),
      ),
    ).toBeUndefined();
    const { dossiers } = custodyAnswer.parse(await station.ask("/v1/custody", { dossiers: [dossier.id] }));
    expect(dossiers[0]?.takenOverAt).toBe(clock.now);
    const asked = today.asked.length;
    await due(createHttpSystem(today.settings()));
    expect(today.asked).toHaveLength(asked);
    const entries = await db.selectFrom("centre_entries").select("envelope").execute();
    const told = entries.filter(({ envelope }) =>
      Buffer.from(envelope).toString("utf8").includes("dossier.taken-over"),
    );
    expect(told.filter(({ envelope }) => Buffer.from(envelope).toString("utf8").includes(dossier.id))).toHaveLength(1);
  });

  test("a system that refuses, or is away, stops nothing else and loses nothing", async () => {
    const { clock, enrolledStation, db } = get();
    const station = await enrolledStation();
    const dossier = station.accept("H99.1-261124-0911");
    await station.sendKeys(dossier.key);
    await station.push(station.entries());
    const system = createHttpSystem(today.settings());
    today.force({ status: 502, body: "<html>bad gateway</html>" });
    await due(system);
    const waiting = await db.selectFrom("forwards").where("dossier", "=", dossier.id).selectAll().executeTakeFirst();
    expect(waiting).toMatchObject({ state: "waiting", attempts: 1 });
    clock.now += 600_000;
    today.force(
      { status: 200, body: '{"session":"s1","error_code":0}' },
      { status: 200, body: '{"error_code":"5","message":"Thiếu mã lĩnh vực"}' },
    );
    await due(createHttpSystem(today.settings()));
    const refused = await db.selectFrom("forwards").where("dossier", "=", dossier.id).selectAll().executeTakeFirst();
    expect(refused).toMatchObject({ state: "refused" });
  });
});

test("answers of today's systems are one of five verdicts", () => {
  expect(readSystemAnswer(200, { error_code: 0 })).toEqual({ kind: "taken", session: null });
  expect(readSystemAnswer(200, { error_code: "00", session: "x" })).toEqual({ kind: "taken", session: "x" });
  expect(readSystemAnswer(200, { error_code: "1", message: "Hồ sơ đã tồn tại".normalize("NFD") })).toEqual({
    kind: "exists",
  });
  expect(readSystemAnswer(500, undefined)).toMatchObject({ kind: "busy" });
  expect(readSystemAnswer(404, undefined)).toMatchObject({ kind: "not-allowed" });
  expect(readSystemAnswer(401, undefined)).toEqual({ kind: "logged-out" });
  expect(readSystemAnswer(200, { error_code: "7", message: "Sai mã TTHC" })).toEqual({
    kind: "refused",
    reason: "Sai mã TTHC",
  });
});

test("stamps are Vietnam's clock, and records that lack what the systems need do not pass", () => {
  expect(formatStamp(Date.UTC(2026, 10, 24, 18, 5, 9))).toBe("20261125010509");
  expect(parseStamp("20261125010509")).toBe(Date.UTC(2026, 10, 24, 18, 5, 9));
  expect(dossierRecord.safeParse({ MaHoSo: "H56.1-261124-0001" }).success).toBe(false);
  expect(
    progressRecord.safeParse({ MaHoSo: "x", NguoiXuLy: "A", ThoiDiemXuLy: "20261125010509", TrangThai: "11" }).success,
  ).toBe(false);
});
