import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Page } from "playwright";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launchStation, type RunningStation } from "./helpers/launch";
import { confirmRecovery, openWindow, pageOf, readRecoveryCode } from "./helpers/pages";

const FIRST = { name: "Kpă H'Lan", pin: "482915" } as const;
const SECOND = { name: "Công Tằng Tôn Nữ Diệu Khuê Nguyễn Phước", pin: "905183" } as const;
const PASSPHRASE = "bến đò sáng sớm";

describe("a station of a real centre", () => {
  let profile: string;
  let station: RunningStation;
  let desk: Page;

  const typePin = async (page: Page, pin: string): Promise<void> => {
    await page.getByLabel("Mã PIN").focus();
    await page.keyboard.type(pin);
    await page.keyboard.press("Enter");
  };

  beforeAll(async () => {
    profile = await mkdtemp(path.join(tmpdir(), "quay-mot-cua-own-"));
    station = await launchStation({ profile });
  });

  afterAll(async () => {
    await station.close();
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  });

  test("it is set up on the screen, its recovery code goes on paper, and its first officer signs in", async () => {
    const setup = await pageOf(station.application, "setup");
    const next = setup.getByRole("button", { name: "Tiếp" });
    await setup.getByRole("button", { name: "Bắt đầu thiết lập" }).click();
    await setup.getByRole("radio", { name: /Quầy tiếp nhận/ }).check();
    await next.click();
    await setup.getByLabel("Tìm xã, phường, đặc khu").fill("thuong trach");
    await setup.getByRole("radio", { name: /Thượng Trạch/ }).check();
    await next.click();
    await setup.getByLabel("Mã định danh cơ quan").fill("H99.001");
    await next.click();
    await setup.getByLabel("Cụm mật khẩu của máy này").fill(PASSPHRASE);
    await setup.getByLabel("Gõ lại cụm mật khẩu").fill(PASSPHRASE);
    await setup.getByLabel("Họ tên cán bộ đầu tiên").fill(FIRST.name);
    await setup.getByLabel("Mã PIN của cán bộ").fill(FIRST.pin);
    await setup.getByLabel("Gõ lại mã PIN").fill(FIRST.pin);
    await next.click();
    await setup.getByRole("button", { name: "Lưu thiết lập" }).click();
    // Only the training centre may do without the paper.
    await confirmRecovery(setup, await readRecoveryCode(setup));
    desk = await pageOf(station.application, "desk");
    await typePin(desk, FIRST.pin);
    await desk.getByRole("button", { name: /Lượt khách mới/ }).waitFor();
    expect(await desk.getByText("TẬP HUẤN").count()).toBe(0);
  });

  test("the first officer adds another one and the centre's details, and both are there after a restart", async () => {
    const page = await openWindow(station.application, desk, "supervisor");
    await typePin(page, FIRST.pin);
    await page.getByRole("button", { name: "Cán bộ", exact: true }).click();
    await page.getByRole("button", { name: "Thêm cán bộ", exact: true }).click();
    await page.getByLabel("Họ và tên").fill(SECOND.name);
    await page.getByLabel("Mã PIN mới", { exact: true }).fill(SECOND.pin);
    await page.getByLabel("Gõ lại mã PIN mới").fill(SECOND.pin);
    await page.getByRole("button", { name: "Thêm cán bộ này" }).click();
    await page.getByRole("cell", { name: SECOND.name, exact: true }).waitFor();
    await page.getByRole("button", { name: "Về màn hình giám sát" }).click();

    await page.getByRole("button", { name: "Thông tin trung tâm" }).click();
    await page.getByLabel("Điện thoại").fill("0900000777");
    const today = new Intl.DateTimeFormat("en-GB", { timeZone: "Asia/Ho_Chi_Minh" }).format(new Date());
    await page.getByLabel("Dùng từ ngày").fill(today);
    await page.getByRole("button", { name: "Lưu thông tin trung tâm" }).click();
    await page.getByText("Đã lưu thông tin trung tâm.").waitFor();

    await station.close();
    station = await launchStation({ profile });
    desk = await pageOf(station.application, "desk");
    const field = desk.locator('input[type="password"]').first();
    await field.waitFor();
    // A computer whose system keeps keys asks for nothing.
    if (await desk.getByRole("button", { name: "Mở khóa" }).isVisible()) {
      await field.fill(PASSPHRASE);
      await desk.keyboard.press("Enter");
    }
    await desk.getByText(SECOND.name).first().click();
    await typePin(desk, SECOND.pin);
    await desk.getByRole("button", { name: /Lượt khách mới/ }).waitFor();
    const again = await openWindow(station.application, desk, "supervisor");
    await typePin(again, FIRST.pin);
    await again.getByRole("button", { name: "Thông tin trung tâm" }).click();
    await expect.poll(() => again.getByLabel("Điện thoại").inputValue()).toBe("0900000777");
  });
});
