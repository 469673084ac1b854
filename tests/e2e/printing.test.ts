import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Page } from "playwright";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { scanProfile } from "../privacy/scan-profile";
import { isBlack, type SlipBitmap } from "../../src/printing/slip-bitmap";
import { addPages, beginVisit, chooseProcedure, PAPERS, readCard, section, signIn } from "./helpers/desk";
import { launchStation, type RunningStation } from "./helpers/launch";
import { startNetworkPrinter, type NetworkPrinter } from "./helpers/network-printer";
import { openDemoCentre, openWindow, pageOf } from "./helpers/pages";

const SUPERVISOR_PIN = "739264";
const PRINTER = "Máy in phiếu Quầy 1, cạnh cửa sổ phòng Tiếp dân";

/** White on black over the whole width, as TẬP HUẤN and BẢN IN LẠI are; their number tells how often it was printed. */
function bannersOf(slip: SlipBitmap): number {
  const edge = (y: number): boolean => isBlack(slip, 0, y) && isBlack(slip, slip.width - 1, y);
  return Array.from({ length: slip.height }, (_, y) => y).filter((y) => edge(y) && (y === 0 || !edge(y - 1))).length;
}

async function openPrinters(station: RunningStation, desk: Page): Promise<Page> {
  const supervisor = await openWindow(station.application, desk, "supervisor");
  await supervisor.getByLabel("Mã PIN").waitFor();
  await supervisor.keyboard.type(SUPERVISOR_PIN);
  await supervisor.keyboard.press("Enter");
  await supervisor.getByRole("button", { name: "Máy in", exact: true }).click();
  await supervisor.getByRole("heading", { name: "Máy in phiếu" }).waitFor();
  return supervisor;
}

/** For a person to look at, where a folder for it is named. */
async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env["QMC_PICTURES"];
  if (folder !== undefined) await page.screenshot({ path: path.join(folder, `${name}.png`) });
}

describe("paper that is printed once", () => {
  let profile: string;
  let station: RunningStation;
  let desk: Page;
  let printer: NetworkPrinter;

  const restart = async (): Promise<void> => {
    station.application.process().kill("SIGKILL");
    await station.close();
    station = await launchStation({ profile });
    desk = await pageOf(station.application, "desk");
    await signIn(desk);
  };
  const question = () => desk.getByRole("region", { name: /đã ra chưa\?/ });

  beforeAll(async () => {
    printer = await startNetworkPrinter();
    profile = await mkdtemp(path.join(tmpdir(), "quay-mot-cua-printing-"));
    station = await launchStation({ profile });
    desk = await openDemoCentre(station.application);
    await signIn(desk);
  });

  afterAll(async () => {
    await station.close();
    await printer.close();
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  });

  test("a network printer is set up, a wrong address is said, and the self-test comes out", async () => {
    const page = await openPrinters(station, desk);
    await page.getByRole("button", { name: "Thêm máy in phiếu" }).click();
    await page.getByLabel("Tên gọi ở trạm").fill(PRINTER);
    await page.getByLabel("Địa chỉ").fill("192.168.1.500");
    await page.getByRole("button", { name: "Kiểm tra kết nối" }).click();
    await page.getByText("Địa chỉ phải như 192.168.1.50").waitFor();
    await page.getByLabel("Địa chỉ").fill("127.0.0.1:1");
    await page.getByRole("button", { name: "Kiểm tra kết nối" }).click();
    await page.getByText("Máy in không trả lời.").waitFor();
    await page.getByLabel("Địa chỉ").fill(`127.0.0.1:${printer.port}`);
    await page.getByRole("button", { name: "Kiểm tra kết nối" }).click();
    await page.getByText("Máy in trả lời và sẵn sàng").waitFor();
    expect(printer.slips()).toEqual([]);
    await page.getByRole("button", { name: "Lưu máy in này" }).click();
    await page.getByText("Đã lưu. Có hiệu lực ngay.").waitFor();
    await page.getByLabel("Phiếu tiếp nhận hồ sơ").selectOption({ label: PRINTER });
    await page.getByRole("button", { name: "In thử" }).click();
    await page.getByText("Tờ in thử đã ra giấy.").waitFor();
    expect(printer.slips()).toHaveLength(1);
    await picture(page, "printers");
  });

  test("the setting is nowhere in clear on the disk", async () => {
    const names = await readdir(path.join(profile, "print"));
    expect(names).toContain("settings");
    expect((await readFile(path.join(profile, "print", "settings"))).includes("127.0.0.1")).toBe(false);
  });

  test("killed in the middle of a slip, the station asks once; the answer no prints it marked", async () => {
    const before = printer.slips().length;
    const hung = printer.hangAfter(6_000);
    await beginVisit(desk);
    await readCard(desk);
    await chooseProcedure(desk, "sao y", "2.000815");
    await section(desk, "papers").getByLabel("Đã xem bản gốc và trả lại").first().check();
    await addPages(desk, 1, [PAPERS.birthCertificate], 1);
    await desk.keyboard.press("Alt+5");
    await section(desk, "accept").getByRole("button", { name: "Tiếp nhận hồ sơ" }).click();
    await hung;
    await restart();
    await question().waitFor();
    expect(await question().count()).toBe(1);
    expect(await question().innerText()).toMatch(/H99\.999-\d{6}-\d{4} đã ra chưa/);
    expect(printer.slips()).toHaveLength(before);
    await picture(desk, "question");
    await desk.getByRole("button", { name: "Chưa ra, in lại" }).click();
    await question().waitFor({ state: "detached" });
    await expect.poll(() => printer.slips().length, { timeout: 30_000 }).toBe(before + 1);
    // TẬP HUẤN and BẢN IN LẠI LẦN 1.
    expect(printer.slips().slice(-1).map(bannersOf)).toEqual([2]);
  });

  test("the answer yes prints nothing", async () => {
    const before = printer.slips().length;
    const hung = printer.hangAfter(6_000);
    const reprinted = desk.evaluate(async () => {
      const [dossier] = await window.station.ask("dossier:recent", undefined);
      if (dossier !== undefined) await window.station.ask("slip:reprint", { id: dossier.id });
    });
    await Promise.all([hung, reprinted]);
    await restart();
    await question().waitFor();
    await desk.getByRole("button", { name: "Đã ra, còn nguyên" }).click();
    await question().waitFor({ state: "detached" });
    const state = await desk.evaluate(async () => {
      const [dossier] = await window.station.ask("dossier:recent", undefined);
      return dossier === undefined ? undefined : (await window.station.ask("slip:state", { id: dossier.id })).state;
    });
    expect(state).toBe("printed");
    expect(printer.slips()).toHaveLength(before);
  });

  test("without an office printer a form goes to the chosen folder, and nothing of it stays behind in clear", async () => {
    const folder = await mkdtemp(path.join(tmpdir(), "quay-mot-cua-forms-"));
    const page = await openPrinters(station, desk);
    await page.getByRole("button", { name: "Thêm máy in giấy hoặc thư mục" }).click();
    await page.getByLabel("Tên gọi ở trạm").fill("Thư mục giấy tờ");
    await page.getByLabel("In vào đâu").selectOption({ label: "Tệp PDF trong một thư mục" });
    await page.getByLabel("Thư mục", { exact: true }).fill(folder);
    await page.getByRole("button", { name: "Lưu máy in này" }).click();
    await page.getByText("Đã lưu. Có hiệu lực ngay.").waitFor();
    await picture(page, "office");
    const outcome = await desk.evaluate(async () => {
      const [dossier] = await window.station.ask("dossier:recent", undefined);
      return dossier === undefined ? undefined : window.station.ask("paper:save", { id: dossier.id, paper: "01" });
    });
    expect(outcome).toEqual({ ok: true, value: { saved: true } });
    const [file, ...others] = await readdir(folder);
    expect(others).toEqual([]);
    expect(file).toMatch(/^H99\.999-\d{6}-\d{4}-01\.pdf$/);
    expect((await readFile(path.join(folder, file ?? ""))).subarray(0, 5).toString()).toBe("%PDF-");
    await rm(folder, { recursive: true });
    await station.close();
    const words = ["Nguyễn Văn Ánh", PRINTER];
    expect((await scanProfile([profile], words)).findings).toEqual([]);
    expect(await readdir(path.join(profile, "browser", "printing"))).toEqual([]);
  });
});
