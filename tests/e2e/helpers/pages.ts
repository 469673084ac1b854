import type {} from "../../../renderer/app/station-api"; // declares window.station
import type { ElectronApplication, Page } from "playwright";
import type { WindowKind } from "../../../src/ipc/window-kind";

/** The page of a kind of window, as soon as it has one. */
export async function pageOf(application: ElectronApplication, kind: WindowKind): Promise<Page> {
  const isWanted = (page: Page): boolean => page.url().startsWith(`app://station/${kind}/`);
  for (;;) {
    const page = application.windows().find(isWanted);
    if (page !== undefined) {
      await page.waitForLoadState("load");
      return page;
    }
    const next = await application.waitForEvent("window", { timeout: 30_000 });
    await next.waitForURL(/^app:/);
  }
}

/** Opens another window the way the desk does, and gives its page. */
export async function openWindow(application: ElectronApplication, desk: Page, kind: WindowKind): Promise<Page> {
  await desk.evaluate((wanted) => window.station.ask("window:open", { kind: wanted }), kind);
  return pageOf(application, kind);
}

/** Only the training centre may do without the paper. */
export async function skipRecovery(setup: Page): Promise<void> {
  await setup.getByRole("button", { name: "Bỏ qua (chỉ ở trung tâm mẫu)" }).click();
}

/** The recovery code as the screen shows it. */
export async function readRecoveryCode(setup: Page): Promise<string> {
  const groups = setup.getByRole("list", { name: "Mã khôi phục, 8 nhóm" }).locator("code");
  await groups.nth(7).waitFor();
  return (await groups.allInnerTexts()).join("-");
}

/** Types the groups that are asked for, from the paper. */
export async function confirmRecovery(setup: Page, code: string): Promise<void> {
  const parts = code.split("-");
  await setup.getByRole("button", { name: "Đã có trên giấy, tiếp tục" }).click();
  for (const [place, part] of parts.entries()) {
    const field = setup.getByLabel(`Nhóm ${String(place + 1)}`);
    if ((await field.count()) > 0) await field.fill(part.toLowerCase());
  }
  await setup.getByRole("button", { name: "Xong, mở quầy" }).click();
}

/** Goes through the first door: the training centre. */
export async function openDemoCentre(application: ElectronApplication): Promise<Page> {
  const setup = await pageOf(application, "setup");
  await setup.getByRole("button", { name: "Mở trung tâm mẫu" }).click();
  await skipRecovery(setup);
  return pageOf(application, "desk");
}
