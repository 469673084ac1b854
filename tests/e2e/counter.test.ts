import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Page } from "playwright";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readPdfTexts } from "../privacy/pdf-text";
import {
  addPages,
  beginVisit,
  chooseProcedure,
  PAPERS,
  readCard,
  section,
  signIn,
  SUPERVISOR,
  waitForReading,
} from "./helpers/desk";
import { launchStation, type RunningStation } from "./helpers/launch";
import { openDemoCentre, openWindow } from "./helpers/pages";

/** The letters of a PDF as a reader would copy them. */
async function readPdfText(bytes: Buffer): Promise<string> {
  return (await readPdfTexts(bytes)).map((text) => text.toString("utf8").normalize("NFC")).join("\n");
}

const NAME = "Nguyễn Văn Ánh";
const SIGNER = { title: "TUQ. CHỦ TỊCH", name: "Đặng Thị Ễn" };

/** The supervisor enters a decision on who signs, from today on. */
async function delegate(supervisor: Page): Promise<void> {
  await supervisor.getByLabel("Mã PIN").waitFor();
  await supervisor.keyboard.type(SUPERVISOR.pin);
  await supervisor.keyboard.press("Enter");
  await supervisor.getByRole("heading", { name: "Sảnh chờ hôm nay" }).waitFor();
  const added = await supervisor.evaluate(async ({ title, name }) => {
    const { today } = await window.station.ask("delegation:list", undefined);
    return window.station.ask("delegation:add", {
      ...{ scope: "2.000815", authority: "UBND xã Mẫu", signerTitle: title, signerName: name },
      ...{ legalBasis: "Quyết định 12/QĐ-UBND", from: today, to: "" },
    });
  }, SIGNER);
  expect(added.ok).toBe(true);
  await supervisor.close();
}

describe("the counter after acceptance", () => {
  let folder: string;
  let station: RunningStation;
  let desk: Page;

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "quay-mot-cua-counter-"));
    station = await launchStation();
    desk = await openDemoCentre(station.application);
    await delegate(await openWindow(station.application, desk, "supervisor"));
    await signIn(desk);
    await beginVisit(desk);
    await readCard(desk);
    await chooseProcedure(desk, "sao y", "2.000815");
    await section(desk, "papers").getByLabel("Đã xem bản gốc và trả lại").first().check();
    await addPages(desk, 1, [PAPERS.birthCertificate], 1);
    await desk.keyboard.press("Alt+5");
    await section(desk, "accept").getByRole("button", { name: "Tiếp nhận hồ sơ" }).click();
    await desk
      .getByText(/H99\.999-\d{6}-\d{4}/)
      .first()
      .waitFor();
  });

  afterAll(async () => {
    await station.close();
    await rm(folder, { recursive: true, force: true });
  });

  /** A word is a button of the page in the middle, a pattern one of the left column. */
  const press = (name: string | RegExp): Promise<void> => {
    const place = typeof name === "string" ? desk.getByRole("main") : desk.getByRole("navigation");
    return place
      .getByRole("button", { name, exact: typeof name === "string" })
      .first()
      .click();
  };

  test("a list masks the name until the dossier is opened, and who opened it is known", async () => {
    await press(/^Gần đây/);
    const row = desk.getByRole("button", { name: "Nguyễn V. Á." });
    await row.waitFor();
    expect(await desk.getByText(NAME).count()).toBe(0);
    await row.click();
    await desk.getByText(NAME).first().waitFor();
    await press("Xem danh sách người đã mở hồ sơ");
    await desk.getByText("mở xem").first().waitFor();
  });

  test("papers are asked for once: form 02 is looked at, saved as text with its marks, and the clock stands", async () => {
    await press("Chuyển xử lý");
    await press("Chuyển và lập phiếu bàn giao");
    await desk.getByText("Đã chuyển hồ sơ.").waitFor();
    await press("Yêu cầu bổ sung");
    await desk.getByLabel("Giấy tờ còn thiếu thứ 1").fill("Bản chính giấy khai sinh có đóng dấu giáp lai");
    await desk.getByLabel("Vì sao phải bổ sung").fill("Bản đã nộp mờ chữ, không đọc được số quyển");
    await press("Yêu cầu và lập phiếu bổ sung");
    await press("Xem Phiếu yêu cầu bổ sung");
    const sheet = desk.frameLocator("iframe");
    await sheet.getByText("giáp lai").waitFor();

    const file = path.join(folder, "02.pdf");
    await station.application.evaluate(({ dialog }, filePath) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
    }, file);
    await desk.getByRole("dialog").getByRole("button", { name: "In hoặc lưu PDF" }).click();
    await desk.getByText("Đã lưu: Phiếu yêu cầu bổ sung.").waitFor();
    const text = await readPdfText(await readFile(file));
    const words = [NAME, "giáp lai", "không đọc được số quyển", "TẬP HUẤN", SIGNER.title, SIGNER.name];
    for (const word of words) expect(text).toContain(word);
    await desk.getByText("Mẫu số 02 · đã giao 1 lần").waitFor();

    await press("In lại hoặc lưu lại PDF");
    await expect.poll(async () => readPdfText(await readFile(file))).toContain("BẢN IN LẠI (lần 2)");
    await press(/^Chờ bổ sung\s*1/);
    await desk.getByRole("button", { name: "Nguyễn V. Á." }).click();
    await press("Đã nhận bổ sung");
    const brought = desk.locator('[data-section="papers"]');
    await brought.locator('input[type="file"]').first().setInputFiles([PAPERS.decision]);
    await brought.locator("img").waitFor({ timeout: 60_000 });
    await waitForReading(desk);
    // Whoever leaves comes back to the same pages, by the list of what was begun.
    await desk.getByRole("button", { name: /^Để sau/ }).click();
    await press(/^Nguyễn V\. Á\.\s*Bổ sung · 1 trang/);
    await brought.locator("img").waitFor();
    await press("Ghi nhận đã bổ sung");
    await desk.getByRole("img", { name: "Trang 1 của Bản chính giấy khai sinh có đóng dấu giáp lai" }).waitFor();
    await desk.getByText("Đã nhận bổ sung, đồng hồ thời hạn chạy tiếp.").waitFor();
    // It is read by the machine and has a PDF of its own: its words are found in the dossier.
    const lines = desk.getByText(/giáp lai, trang 1/);
    await desk.getByLabel("Chữ cần tìm").fill("quyet dinh");
    await expect
      .poll(
        async () => {
          await desk.getByLabel("Chữ cần tìm").press("Enter");
          return lines.count();
        },
        { timeout: 120_000, interval: 2_000 },
      )
      .toBeGreaterThan(0);
  });

  test("a fee is taken once, its receipt has the first number, and the day's count agrees", async () => {
    const due = desk.getByRole("checkbox", { name: /trang/ }).first();
    if (!(await due.isChecked())) await due.check();
    await press("Thu tiền mặt, lập biên lai");
    await desk.getByText(/Biên lai XM-26-1 số 0000001/).waitFor();
    await press(/^Tiền trong ngày/);
    await desk.getByRole("cell", { name: /XM-26-1 0000001/ }).waitFor();
    await desk.getByLabel("2.000\u00a0₫", { exact: true }).fill("1");
    await press("Chốt ngày và in phiếu");
    await desk.getByText(/Đúng số tiền/).waitFor();
  });

  test("the result goes only to somebody whose card was seen, and then the dossier is closed", async () => {
    await press(/^Gần đây/);
    await desk.getByRole("button", { name: "Nguyễn V. Á." }).click();
    await press("Đã có kết quả");
    await press("Ghi nhận đã có kết quả");
    await press("Trả kết quả");
    await desk.getByLabel("Người nhận kết quả").fill(NAME);
    await press("Trả kết quả");
    await desk.getByText("Cần có ô này.").waitFor();
    await desk.getByLabel("Đã xem giấy tờ tùy thân của người nhận").check();
    await press("Trả kết quả");
    await desk.getByText("Hồ sơ này không còn việc nào phải làm.").waitFor();
    await desk.getByText("Đã trả kết quả", { exact: true }).first().waitFor();
  });
});
