import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import type { Page } from "playwright";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { prepareZXingModule, readBarcodes } from "zxing-wasm/reader";
import { signIn } from "./helpers/desk";
import { launchStation, type RunningStation } from "./helpers/launch";
import { openDemoCentre, openWindow, pageOf } from "./helpers/pages";

/** For a person to look at, where a folder for it is named. */
async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env["QMC_PICTURES"];
  if (folder !== undefined) await page.screenshot({ path: path.join(folder, `${name}.png`) });
}

describe("the hall", () => {
  let profile: string;
  let station: RunningStation;
  let desk: Page;
  let kiosk: Page;
  let board: Page;

  const openHall = async (): Promise<void> => {
    kiosk = await openWindow(station.application, desk, "kiosk");
    await kiosk.setViewportSize({ width: 1080, height: 1920 });
    board = await openWindow(station.application, desk, "board");
    await board.setViewportSize({ width: 1920, height: 1080 });
    await signIn(desk);
  };
  /** Three touches; the number as it stands on the screen. */
  const takeTicket = async (service: string, group: string): Promise<string> => {
    await kiosk.getByRole("button", { name: /Lấy số làm thủ tục/ }).click();
    await kiosk.getByRole("button", { name: service }).click();
    await kiosk.getByRole("button", { name: group }).click();
    const number = await kiosk.getByRole("main").locator("strong").innerText();
    await kiosk.getByText("Mời bác cầm phiếu").waitFor();
    await picture(kiosk, `kiosk-${number}`);
    await kiosk.getByRole("button", { name: "Xong" }).click();
    return number;
  };
  const serving = (label: string) => desk.getByRole("group", { name: `Đang ở quầy: ${label}` });
  const onBoard = (label: string) => board.locator("strong", { hasText: label }).first();

  beforeAll(async () => {
    profile = await mkdtemp(path.join(tmpdir(), "quay-mot-cua-hall-"));
    station = await launchStation({ profile });
    desk = await openDemoCentre(station.application);
    await openHall();
  });

  afterAll(async () => {
    await station.close();
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  });

  test("three touches give a number, and its paper carries the code of it and nothing else", async () => {
    await kiosk.getByRole("button", { name: /Nhận kết quả/ }).waitFor();
    await picture(kiosk, "kiosk-start");
    expect(await takeTicket("Sao y, chứng thực", "Tôi không thuộc diện nào")).toBe("A001");
    const [slip] = await desk.evaluate(() => window.station.ask("printer:slips", undefined));
    if (slip === undefined) throw new Error("no paper came out");
    const wasm = await readFile(fileURLToPath(import.meta.resolve("zxing-wasm/reader/zxing_reader.wasm")));
    prepareZXingModule({ overrides: { wasmBinary: Uint8Array.from(wasm).buffer } });
    const [code] = await readBarcodes(Uint8Array.from(slip.png), { formats: ["QRCode"] });
    expect(code?.text).toMatch(/^QMC:T:\d{4}-\d{2}-\d{2}:A001$/);
  });

  test("at the largest text every choice is on the screen without scrolling, in both languages", async () => {
    const hidden = () => kiosk.getByRole("main").evaluate((main) => main.scrollHeight - main.clientHeight);
    await kiosk.getByRole("button", { name: "Chữ rất to" }).click();
    await kiosk.getByRole("button", { name: /Lấy số làm thủ tục/ }).click();
    await kiosk.getByRole("button", { name: /Việc khác/ }).waitFor();
    await picture(kiosk, "kiosk-services-largest");
    expect(await hidden()).toBeLessThanOrEqual(0);
    await kiosk.getByRole("button", { name: "English" }).click();
    expect(await hidden()).toBeLessThanOrEqual(0);
    await kiosk.getByRole("button", { name: /Allowances/ }).click();
    await kiosk.getByRole("button", { name: /None of these/ }).waitFor();
    expect(await hidden()).toBeLessThanOrEqual(0);
    await kiosk.getByRole("button", { name: "Tiếng Việt" }).click();
    await picture(kiosk, "kiosk-priority-largest");
    expect(await hidden()).toBeLessThanOrEqual(0);
    await kiosk.getByRole("button", { name: "Quay lại" }).click();
    await kiosk.getByRole("button", { name: "Chữ vừa" }).click();
    await kiosk.getByRole("button", { name: "Quay lại" }).click();
  });

  test("typed letters find the service, and staff are called", async () => {
    await kiosk.getByRole("button", { name: "Gọi nhân viên" }).click();
    await kiosk.getByText("Đã gọi, bác chờ chút").waitFor();
    await desk.getByText(/Khách ở máy tự phục vụ gọi nhân viên, từ/).waitFor();
    // The clips are there, so the machine offers to read.
    await kiosk.getByRole("button", { name: "Đọc to" }).click();
    await kiosk.getByRole("button", { name: "Đang đọc to" }).waitFor();
    await picture(kiosk, "kiosk-aloud");
    await kiosk.getByRole("button", { name: "Đang đọc to" }).click();
    await kiosk.getByRole("button", { name: /Lấy số làm thủ tục/ }).click();
    await kiosk.getByRole("button", { name: "Gõ để tìm" }).click();
    for (const letter of "tam tru") {
      await kiosk.getByRole("button", { name: letter === " " ? "Dấu cách" : letter, exact: true }).click();
    }
    await kiosk
      .getByRole("button", { name: /Hộ khẩu, tạm trú/ })
      .first()
      .click();
    await kiosk.getByRole("button", { name: /Tôi không thuộc diện nào/ }).waitFor();
    await kiosk.getByRole("button", { name: "Quay lại" }).click();
    expect(await kiosk.getByLabel(/không cần gõ dấu/).inputValue()).toBe("");
    await kiosk.getByRole("button", { name: "Quay lại" }).click();
    await kiosk.getByRole("button", { name: "Quay lại" }).click();
  });

  test("F2 calls at the counter that the officer chose, priority first, and the board shows it", async () => {
    await takeTicket("Khai sinh, kết hôn, khai tử", "Từ 75 tuổi trở lên");
    await takeTicket("Việc khác, hoặc chưa rõ", "Tôi không thuộc diện nào");
    await picture(desk, "desk-choose-counter");
    await desk.getByRole("button", { name: /^Quầy 1/ }).click();
    await desk.getByRole("button", { name: /Gọi số tiếp theo/ }).waitFor();
    await picture(desk, "desk-line");
    await desk.keyboard.press("F2");
    await serving("B001").waitFor();
    await desk.getByText("Ưu tiên: Từ 75 tuổi trở lên").waitFor();
    await onBoard("B001").waitFor();
    await board.getByText("Quầy 1").first().waitFor();
    await picture(board, "board-called");
    // Nothing about priority or anybody is said in the waiting room.
    expect(await board.getByText(/tuổi|ưu tiên/i).count()).toBe(0);
  });

  test("a call is repeated, the person did not come, and waits again", async () => {
    await desk.getByRole("button", { name: "Khách vắng" }).click();
    await desk.getByText("Gọi lại thêm 1 lần nữa").waitFor();
    await desk.keyboard.press("F7");
    await desk.getByText("đã gọi 2 lần").waitFor();
    await desk.getByRole("button", { name: "Khách vắng" }).click();
    await serving("B001").waitFor({ state: "detached" });
    await desk.getByText("3 người chờ quầy này").waitFor();
  });

  test("a code that is not of this centre is not here, and the kiosk goes back to its first screen", async () => {
    await kiosk.getByRole("button", { name: /Tra cứu hồ sơ/ }).click();
    await kiosk.getByLabel("10 số cuối của mã hồ sơ").fill("2611230007");
    await kiosk.getByRole("button", { name: "Tiếp theo" }).click();
    await kiosk.getByLabel("Số tra cứu, 4 số").fill("4827");
    await kiosk.getByRole("button", { name: "Xem hồ sơ" }).click();
    await kiosk.getByText("Không tìm thấy hồ sơ ở đây").waitFor();
    await kiosk.getByRole("button", { name: "Xong" }).click();
    await kiosk.getByRole("button", { name: /Tra cứu hồ sơ/ }).waitFor();
  });

  test("in the middle of a visit F2 does not end it, and Ctrl+F2 begins one", async () => {
    await desk.keyboard.press("F2");
    await serving("A001").waitFor();
    await desk.keyboard.press("Control+F2");
    await desk.locator('[data-section="applicant"]').getByLabel("Số căn cước").waitFor();
    await desk.keyboard.press("F2");
    await desk.getByText("Số A001 đang ở quầy.").waitFor();
    await picture(desk, "desk-serving");
    await serving("A001").waitFor();
  });

  test("killed in the middle, the same person is at the counter, the same people wait, and somebody for staff", async () => {
    station.application.process().kill("SIGKILL");
    await station.close();
    station = await launchStation({ profile });
    desk = await pageOf(station.application, "desk");
    await openHall();
    await serving("A001").waitFor();
    await desk.getByText("2 người chờ quầy này").waitFor();
    await desk.getByRole("button", { name: "Tôi ra ngay" }).click();
    await kiosk.getByText("Nhân viên đang đến").waitFor();
    await desk.getByRole("button", { name: "Tôi ra ngay" }).waitFor({ state: "detached" });
    await onBoard("A001").waitFor();
    await picture(board, "board-after-restart");
    expect(await takeTicket("Sao y, chứng thực", "Người khuyết tật")).toBe("A002");
    await desk.keyboard.press("F8");
    await desk.getByRole("button", { name: /Gọi số tiếp theo.*A002/ }).waitFor();
    await desk.keyboard.press("F2");
    await serving("A002").waitFor();
    await onBoard("A002").waitFor();
    await picture(board, "board-two");
  });

  test("without paper the number stands on the screen and counts", async () => {
    await desk.evaluate(() => window.station.ask("printer:training", { set: "paper-out" }));
    await kiosk.getByRole("button", { name: /Nhận kết quả/ }).click();
    await kiosk.getByRole("button", { name: "Tôi không thuộc diện nào" }).click();
    await kiosk.getByText("Bác nhớ số H001").waitFor();
    await picture(kiosk, "kiosk-no-paper");
    await desk.getByText(/người chờ quầy này/).waitFor();
    await desk.evaluate(() => window.station.ask("printer:training", { set: "ready" }));
    await kiosk.getByText("Mời bác cầm phiếu").waitFor();
  });

  test("a person is sent on to another counter and keeps the place in the line", async () => {
    await serving("A002").getByRole("button", { name: "Chuyển" }).click();
    await desk.getByLabel("Đến quầy").selectOption("3");
    await picture(desk, "desk-transfer");
    await desk.getByRole("form", { name: "Chuyển số A002" }).getByRole("button", { name: "Chuyển" }).click();
    await serving("A002").waitFor({ state: "detached" });
    const view = await desk.evaluate(() => window.station.ask("queue:view", undefined));
    // Nobody sits at counter 3: whoever is at work may call.
    expect(view.next?.label).toBe("A002");
  });
});
