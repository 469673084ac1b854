import type { Page } from "playwright";
import { afterAll, beforeAll, expect, test } from "vitest";
import { OFFICER, PAPERS, section } from "./helpers/desk";
import { launchStation, type RunningStation } from "./helpers/launch";
import { openDemoCentre } from "./helpers/pages";

/** What a USB scanner types from the card of the fixtures, as fast as it can, with Enter at its end. */
const CARD = "001085012345||Nguyễn Văn Ánh|15081985|Nam|Số 12, Phố Huế|10052021";
const MOST_PRESSES = 10;

let station: RunningStation;
let desk: Page;

beforeAll(async () => {
  station = await launchStation();
  desk = await openDemoCentre(station.application);
});

afterAll(async () => {
  await station.close();
});

test("the commonest visit with three pages needs the keyboard alone, and at most ten presses beside what is typed", async () => {
  let presses = 0;
  const press = async (key: string): Promise<void> => {
    presses += 1;
    await desk.keyboard.press(key);
  };
  // Whoever reached for the mouse would be noticed.
  await desk.evaluate(() => {
    window.addEventListener("pointerdown", () => (document.title = "mouse"), { capture: true });
  });

  // Asked for long before it opens: catching the system's dialog takes the browser a moment, and is not waited for.
  const dialog = desk.waitForEvent("filechooser", { timeout: 0 });

  await desk.getByLabel("Mã PIN").waitFor();
  await desk.keyboard.type(OFFICER.pin);
  await desk.keyboard.press("Enter");
  await desk.getByRole("button", { name: /Lượt khách mới/ }).waitFor();

  await press("F2");
  await expect.poll(() => desk.evaluate(() => document.activeElement?.getAttribute("name"))).toBe("idNumber");
  await desk.keyboard.insertText(CARD);
  await desk.keyboard.press("Enter"); // the scanner's own
  await section(desk, "applicant").getByText("Nguyễn Văn Ánh").waitFor();

  await desk.keyboard.type("sao y");
  await section(desk, "procedure")
    .getByRole("option", { name: /2\.000815/ })
    .first()
    .waitFor();
  await press("Enter");
  await section(desk, "papers").locator('input[type="file"]').first().waitFor({ state: "attached" });

  // Papers come a moment after their section: the cursor waits for them.
  await expect
    .poll(() => desk.evaluate(() => document.activeElement?.closest("label")?.textContent))
    .toContain("Đã xem bản gốc và trả lại");
  await press("Space");
  await press("F6");
  await (await dialog).setFiles(PAPERS.threePages);
  presses += 1; // Enter in the system's own dialog, which no test can reach
  await section(desk, "papers").locator("img").nth(2).waitFor({ timeout: 60_000 });
  await section(desk, "papers").getByText("Đang đọc chữ trên trang").waitFor({ state: "detached", timeout: 120_000 });

  await press("Alt+4");
  const waiting = section(desk, "check").locator('[data-state="doubtful"] input, [data-state="suggested"] input');
  const fields = await waiting.count();
  for (let left = fields; left > 0; left = await waiting.count()) {
    const plain = section(desk, "check").getByRole("button", { name: /Ctrl\+Enter/ });
    await press((await plain.count()) > 0 ? "Control+Enter" : "Enter");
    if ((await section(desk, "check").locator("input").count()) === 0) break;
  }
  if (fields === 0) await press("Alt+5");
  await section(desk, "accept").getByRole("button", { name: "Tiếp nhận hồ sơ" }).waitFor();
  await expect.poll(() => desk.evaluate(() => document.activeElement?.textContent)).toContain("Tiếp nhận hồ sơ");
  // An Enter right behind the one that brought the cursor here is taken for a doubled one: a person reads first.
  const since = await desk.evaluate(() => performance.now());
  await expect.poll(() => desk.evaluate((from) => performance.now() - from, since)).toBeGreaterThanOrEqual(400);
  await press("Enter");
  await desk
    .getByText(/H99\.999-\d{6}-\d{4}/)
    .first()
    .waitFor();

  expect(await desk.title()).not.toBe("mouse");
  expect(presses).toBeLessThanOrEqual(MOST_PRESSES);
});
