import path from "node:path";
import type { Page } from "playwright";

const FOLDER = path.resolve(import.meta.dirname, "../../fixtures/visit");

/** Papers of a fictional visit; see the folder's README. */
export const PAPERS = {
  card: path.join(FOLDER, "card.jpg"),
  decision: path.join(FOLDER, "quyet-dinh.png"),
  birthCertificate: path.join(FOLDER, "giay-khai-sinh.jpg"),
  threePages: path.join(FOLDER, "ho-so-3-trang.pdf"),
} as const;

export const OFFICER = { name: "Trần Nguyễn Bảo Khánh", pin: "482915" } as const;
export const SUPERVISOR = { name: "Hoàng Thị Diễm Hương", pin: "739264" } as const;

/** PIN and Enter, as the officer does it; the first card is chosen already. */
export async function signIn(desk: Page): Promise<void> {
  await desk.getByLabel("Mã PIN").waitFor();
  await desk.keyboard.type(OFFICER.pin);
  await desk.keyboard.press("Enter");
  // Also where nothing can be written, and no visit begun.
  await desk.getByRole("button", { name: "Ra khỏi quầy" }).waitFor();
}

/** The open section of the visit. */
export function section(desk: Page, name: "applicant" | "procedure" | "papers" | "check" | "accept") {
  return desk.locator(`[data-section="${name}"]`);
}

export async function beginVisit(desk: Page): Promise<void> {
  await desk.keyboard.press("F2");
  await section(desk, "applicant").getByLabel("Số căn cước").waitFor();
}

/** Card QR from a picture: fills the applicant and goes on to the procedure. */
export async function readCard(desk: Page): Promise<void> {
  await section(desk, "applicant").locator('input[type="file"]').setInputFiles(PAPERS.card);
  await section(desk, "applicant").getByText("Nguyễn Văn Ánh").waitFor();
}

/** Everyday words without diacritics; Enter takes the first hit. */
export async function chooseProcedure(desk: Page, words: string, code: string): Promise<void> {
  const box = section(desk, "procedure").getByRole("combobox");
  await box.fill(words);
  await section(desk, "procedure")
    .getByRole("option", { name: new RegExp(code.replace(".", "\\.")) })
    .first()
    .waitFor();
  await box.press("Enter");
  await section(desk, "papers").locator('input[type="file"]').first().waitFor({ state: "attached" });
}

/** Files for the paper at a place in the list; done when their pages are on the screen. */
export async function addPages(desk: Page, paper: number, files: readonly string[], pages: number): Promise<void> {
  const input = section(desk, "papers").locator('input[type="file"]').nth(paper);
  const before = await section(desk, "papers").locator("img").count();
  await input.setInputFiles([...files]);
  await section(desk, "papers")
    .locator("img")
    .nth(before + pages - 1)
    .waitFor({ timeout: 60_000 });
}

/** Waits until no page waits for OCR any more. */
export async function waitForReading(desk: Page): Promise<void> {
  await section(desk, "papers").getByText("Đang đọc chữ trên trang").waitFor({ state: "detached", timeout: 120_000 });
}

const CODE = /H99\.999-\d{6}-\d{4}/;

/** The commonest visit with everything it needs, up to the last section. */
export async function prepareVisit(desk: Page): Promise<void> {
  await beginVisit(desk);
  await readCard(desk);
  await chooseProcedure(desk, "sao y", "2.000815");
  await section(desk, "papers").getByLabel("Đã xem bản gốc và trả lại").first().check();
  await addPages(desk, 1, [PAPERS.birthCertificate], 1);
  await desk.keyboard.press("Alt+5");
}

/** Accepts the visit that is open, and reads its code from the screen. */
export async function accept(desk: Page): Promise<string> {
  await section(desk, "accept").getByRole("button", { name: "Tiếp nhận hồ sơ" }).click();
  const code = desk.getByText(CODE).first();
  await code.waitFor();
  return CODE.exec(await code.innerText())?.[0] ?? "";
}
