import type { Page } from "playwright";
import type { WindowKind } from "../../../src/ipc/window-kind";
import type { RunningStation } from "../helpers/launch";
import { confirmRecovery, openWindow, pageOf, readRecoveryCode } from "../helpers/pages";
import type { Tour } from "./tour";

const SIZES: Readonly<Partial<Record<WindowKind, { readonly width: number; readonly height: number }>>> = {
  kiosk: { width: 1080, height: 1920 },
  board: { width: 1920, height: 1080 },
};

/** First start, the two doors, and every window of the house. Returns the desk's page. */
export async function visitHouse(tour: Tour, station: RunningStation): Promise<Page | undefined> {
  const { application } = station;
  let desk: Page | undefined;

  await tour.step("first start", async () => {
    const first = await application.firstWindow();
    await first.waitForLoadState("load");
    if (first.url().startsWith("app://station/desk/")) desk = first;
    return first;
  });
  await tour.step("recovery code", async () => {
    if (desk !== undefined) return desk;
    const setup = await pageOf(application, "setup");
    const open = setup.getByRole("button", { name: "Mở trung tâm mẫu" });
    if (await open.isVisible()) await open.click();
    await readRecoveryCode(setup);
    return setup;
  });
  await tour.step("training centre", async () => {
    if (desk === undefined) {
      const setup = await pageOf(application, "setup");
      await confirmRecovery(setup, await readRecoveryCode(setup));
    }
    desk = await pageOf(application, "desk");
    await desk.getByText("TẬP HUẤN").first().waitFor();
    return desk;
  });
  for (const kind of ["supervisor", "postal", "kiosk", "board"] as const) {
    await tour.step(`${kind} window`, async () => {
      if (desk === undefined) throw new Error("no desk");
      const page = await openWindow(application, desk, kind);
      const size = SIZES[kind];
      if (size !== undefined) await page.setViewportSize(size);
      await page.getByText("TẬP HUẤN").first().waitFor();
      return page;
    });
  }
  return desk;
}
