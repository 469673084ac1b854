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

/** Goes through the first door: the training centre. */
export async function openDemoCentre(application: ElectronApplication): Promise<Page> {
  const setup = await pageOf(application, "setup");
  await setup.getByRole("button", { name: "Mở trung tâm mẫu" }).click();
  return pageOf(application, "desk");
}
