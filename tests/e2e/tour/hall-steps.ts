import type { Page } from "playwright";
import { lookUpNumber } from "../../../src/queue/look-up";
import type { RunningStation } from "../helpers/launch";
import { pageOf } from "../helpers/pages";
import type { Tour } from "./tour";

/** A dossier looked up and a number taken at the kiosk, its paper, the call at the desk and the board that shows it; the officer is signed in. */
export async function visitHall(tour: Tour, station: RunningStation, desk: Page): Promise<void> {
  const { application } = station;
  let label = "";

  await tour.step("dossier looked up at the kiosk", async () => {
    const kiosk = await pageOf(application, "kiosk");
    const [dossier] = await desk.evaluate(() => window.station.ask("dossier:recent", undefined));
    if (dossier === undefined) throw new Error("no dossier was accepted");
    await kiosk.getByRole("button", { name: /Tra cứu hồ sơ/ }).click();
    await kiosk.getByLabel("10 số cuối của mã hồ sơ").fill(dossier.code.slice(-11));
    await kiosk.getByRole("button", { name: "Tiếp theo" }).click();
    await kiosk.getByLabel("Số tra cứu, 4 số").fill(lookUpNumber(dossier.id));
    await kiosk.getByRole("button", { name: "Xem hồ sơ" }).click();
    await kiosk.getByText(dossier.code).waitFor();
    return kiosk;
  });
  await tour.step("back to the first screen", async () => {
    const kiosk = await pageOf(application, "kiosk");
    await kiosk.getByRole("button", { name: "Xong" }).click();
    await kiosk.getByRole("button", { name: /Lấy số làm thủ tục/ }).waitFor();
    return undefined;
  });
  await tour.step("number at the kiosk", async () => {
    const kiosk = await pageOf(application, "kiosk");
    await kiosk.getByRole("button", { name: /Lấy số làm thủ tục/ }).click();
    await kiosk.getByRole("button", { name: /Sao y, chứng thực/ }).click();
    await kiosk.getByRole("button", { name: /Tôi không thuộc diện nào/ }).click();
    const number = kiosk.getByRole("main").locator("strong");
    await number.waitFor();
    label = await number.innerText();
    await kiosk.getByText("Mời bác cầm phiếu").waitFor();
    return kiosk;
  });
  await tour.step("slip of the number as printed", async () => {
    const slips = await desk.evaluate(() => window.station.ask("printer:slips", undefined));
    const ticket = slips.at(-1);
    if (slips.length !== 2 || ticket === undefined) throw new Error(`${slips.length} slips came out`);
    await tour.keep("slip-ticket.png", ticket.png);
    return undefined;
  });
  await tour.step("called at the desk", async () => {
    await desk.getByRole("button", { name: /^Quầy 1/ }).click();
    await desk.getByRole("button", { name: new RegExp(`Gọi số tiếp theo.*${label}`) }).waitFor();
    await desk.keyboard.press("F2");
    await desk.getByRole("group", { name: `Đang ở quầy: ${label}` }).waitFor();
    return desk;
  });
  await tour.step("shown on the board", async () => {
    const board = await pageOf(application, "board");
    await board.locator("strong", { hasText: label }).first().waitFor();
    await board.getByText("Quầy 1").first().waitFor();
    return board;
  });
  await tour.step("number done", async () => {
    await desk.keyboard.press("F8");
    await desk.getByRole("group", { name: `Đang ở quầy: ${label}` }).waitFor({ state: "detached" });
    return desk;
  });
}
