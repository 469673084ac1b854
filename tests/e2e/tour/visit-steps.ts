import { readFile } from "node:fs/promises";
import path from "node:path";
import type { Page } from "playwright";
import {
  addPages,
  beginVisit,
  chooseProcedure,
  PAPERS,
  readCard,
  section,
  signIn,
  waitForReading,
} from "../helpers/desk";
import type { RunningStation } from "../helpers/launch";
import type { Tour } from "./tour";

/** The counter's main job on real input, from the PIN to the dossier in the list. */
export async function visitDesk(tour: Tour, station: RunningStation, desk: Page): Promise<void> {
  const { application } = station;

  await tour.step("sign in", async () => {
    await signIn(desk);
    return desk;
  });
  await tour.step("card QR from a picture", async () => {
    await beginVisit(desk);
    await readCard(desk);
    return desk;
  });
  await tour.step("procedure by everyday words", async () => {
    await chooseProcedure(desk, "sao y", "2.000815");
    return desk;
  });
  await tour.step("pages from PNG PDF and JPEG", async () => {
    await addPages(desk, 0, [PAPERS.decision], 1);
    await addPages(desk, 1, [PAPERS.threePages, PAPERS.birthCertificate], 4);
    return desk;
  });
  await tour.step("pages recognised", async () => {
    await waitForReading(desk);
    return desk;
  });
  await tour.step("fields that the machine read", async () => {
    await desk.keyboard.press("Alt+4");
    await section(desk, "check").locator("input").first().waitFor();
    return desk;
  });
  await tour.step("fields confirmed by Enter", async () => {
    const waiting = section(desk, "check").locator('[data-state="doubtful"] input, [data-state="suggested"] input');
    // One Enter may confirm several; one too many would press what has the cursor next.
    for (let left = await waiting.count(); left > 0; left = await waiting.count()) {
      await waiting.first().press("Enter");
      for (let looks = 0; looks < 500 && (await waiting.count()) === left; looks += 1);
    }
    return desk;
  });
  await tour.step("accepted", async () => {
    await desk.keyboard.press("Alt+5");
    await section(desk, "accept")
      .getByLabel(/đã đối chiếu/)
      .check();
    await section(desk, "accept").getByRole("button", { name: "Tiếp nhận hồ sơ" }).click();
    await desk
      .getByText(/H99\.999-\d{6}-\d{4}/)
      .first()
      .waitFor();
    await desk.getByText("Phiếu đã ra giấy").waitFor();
    return desk;
  });
  await tour.step("slip as printed", async () => {
    const slips = await desk.evaluate(() => window.station.ask("printer:slips", undefined));
    for (const [index, slip] of slips.entries()) await tour.keep(`slip-${index + 1}.png`, slip.png);
    if (slips.length !== 1) throw new Error(`${slips.length} slips came out`);
    return undefined;
  });
  await tour.step("found by name without diacritics", async () => {
    await desk.keyboard.press("Control+K");
    await desk.keyboard.type("nguyen van anh");
    await desk.getByRole("option").first().waitFor();
    return desk;
  });
  await tour.step("dossier opened", async () => {
    await desk.keyboard.press("Enter");
    await desk.getByRole("heading", { name: /H99\.999/ }).waitFor();
    return desk;
  });
  await tour.step("form 01 as PDF", async () => {
    const file = path.join(tour.folder, "form-01.pdf");
    await application.evaluate(({ dialog }, filePath) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
    }, file);
    await desk
      .getByRole("listitem")
      .filter({ hasText: "Mẫu số 01" })
      .getByRole("button", { name: "In hoặc lưu PDF" })
      .click();
    await desk.getByText("Đã lưu: Giấy tiếp nhận và hẹn trả.").waitFor();
    if (!(await readFile(file)).subarray(0, 5).equals(Buffer.from("%PDF-"))) throw new Error("no PDF was written");
    return desk;
  });
}
