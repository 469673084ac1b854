import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { createCanvas, loadImage } from "@napi-rs/canvas";
import { create } from "qrcode";
import type { Page } from "playwright";
import { afterEach, expect, test } from "vitest";
import type { Draft } from "../../src/ipc/visit-requests";
import { scanProfile } from "../privacy/scan-profile";
import { PAPERS, signIn } from "./helpers/desk";
import { fakeCamera, photographPage, type FakeCamera } from "./helpers/fake-camera";
import { launchStation, type RunningStation } from "./helpers/launch";
import { openDemoCentre, openWindow } from "./helpers/pages";

let camera: FakeCamera | undefined;
let station: RunningStation | undefined;
let profile: string | undefined;

afterEach(async () => {
  await station?.close();
  await camera?.remove();
  if (profile !== undefined) await rm(profile, { recursive: true, force: true, maxRetries: 5 });
});

const CARD = "079094000011|271234567|Nguyễn Văn Ánh|18031994|Nam|Thôn Mẫu, xã Mẫu|02082021";

/** A camera shows one picture: the sheet, with the code of a card lying on its empty part. */
async function sheetWithCard(): Promise<Buffer> {
  const sheet = await loadImage(await photographPage(PAPERS.decision));
  const canvas = createCanvas(sheet.width, sheet.height);
  const context = canvas.getContext("2d");
  context.drawImage(sheet, 0, 0);
  const { modules } = create(CARD, { errorCorrectionLevel: "M" });
  const dot = Math.floor(440 / modules.size);
  context.fillStyle = "#111";
  for (let at = 0; at < modules.data.length; at += 1) {
    const [x, y] = [at % modules.size, Math.floor(at / modules.size)];
    if (modules.data[at] === 1) context.fillRect(1880 + dot * x, 700 + dot * y, dot, dot);
  }
  return canvas.toBuffer("image/jpeg", 90);
}

async function draftOf(desk: Page): Promise<Draft> {
  return desk.evaluate(async () => {
    const draft = (await window.station.ask("draft:list", undefined)).at(-1)?.id;
    if (draft === undefined) throw new Error("no draft");
    const opened = await window.station.ask("draft:open", { draft });
    if (!opened.ok) throw new Error(opened.fault.kind);
    return opened.value;
  });
}

async function pictureOf(page: Page, name: string): Promise<void> {
  const folder = process.env["QMC_PICTURES"];
  if (folder === undefined) return;
  if (name.startsWith("kiosk")) await page.setViewportSize({ width: 1080, height: 1920 });
  await page.screenshot({ path: `${folder}/${name}.png` });
}

/** Sits down at the first counter and calls, as the desk's own keys do. */
async function callNext(desk: Page): Promise<void> {
  await desk.evaluate(async () => {
    const command = () => crypto.randomUUID().replaceAll("-", "") as never; // 32 hex digits, as the brand promises
    await window.station.ask("queue:act", { commandId: command(), act: { kind: "sit", counter: 1 } });
    await window.station.ask("queue:act", { commandId: command(), act: { kind: "next", finish: false } });
  });
}

test("papers photographed at the kiosk follow the ticket, open where it is called and are read; nothing lies in clear", async () => {
  camera = await fakeCamera([await sheetWithCard()]);
  profile = await mkdtemp(path.join(tmpdir(), "quay-mot-cua-prepare-"));
  station = await launchStation({ profile, args: camera.args });
  const desk = await openDemoCentre(station.application);
  await signIn(desk);
  const board = await openWindow(station.application, desk, "board");
  const kiosk = await openWindow(station.application, desk, "kiosk");

  await kiosk.getByRole("button", { name: /Lấy số làm thủ tục/ }).click();
  await kiosk.getByRole("button", { name: /Sao y, chứng thực/ }).click();
  await kiosk.getByRole("button", { name: /Tôi không thuộc diện nào/ }).click();
  await kiosk.getByRole("button", { name: "Chuẩn bị hồ sơ trong lúc chờ" }).click();
  await kiosk.getByRole("heading", { name: "Chụp từng tờ giấy" }).waitFor({ timeout: 60_000 });
  await kiosk.getByText("Đã nhận thẻ căn cước. Đã nhận 1 trang giấy.").waitFor({ timeout: 60_000 });
  await pictureOf(kiosk, "kiosk-prepare");
  await kiosk.getByRole("button", { name: "Xong" }).click();
  await kiosk.getByRole("heading", { name: "Đã chuẩn bị cho số A001" }).waitFor();
  await pictureOf(kiosk, "kiosk-prepared");
  await kiosk.getByRole("button", { name: "Xong" }).click();
  await kiosk.getByRole("button", { name: /Lấy số làm thủ tục/ }).waitFor();
  expect(await kiosk.locator("img").count()).toBe(0);
  const words = ["Nguyễn Văn Ánh", "079094000011", "347/QĐ-UBND", "Trần Thị Hường"];
  const waiting = await scanProfile([path.join(profile, "prepared")], words);
  expect(waiting).toMatchObject({ files: 2, findings: [] });

  await callNext(desk);
  // The board reports only once a sentence is over.
  const voice = () => board.evaluate(async () => (await window.station.ask("voice:describe", undefined)).state);
  await expect.poll(voice, { timeout: 30_000 }).toBe("speaks");
  await desk.getByText("Khách số A001 đã chuẩn bị: thẻ căn cước và 1 trang").waitFor();
  await pictureOf(desk, "desk-prepared");
  await desk.keyboard.press("F3");
  await desk.getByText("Nguyễn Văn Ánh").first().waitFor();
  await pictureOf(desk, "desk-prepared-open");
  await expect.poll(async () => (await draftOf(desk)).pages[0]?.reading.kind, { timeout: 90_000 }).toBe("read");
  const { pages, form } = await draftOf(desk);
  expect(form.applicant).toMatchObject({ idNumber: "079094000011", birthDate: "18/03/1994", sex: "male" });
  expect(pages.map(({ origin }) => origin?.source)).toEqual(["kiosk"]);
  const values = pages[0]?.reading.kind === "read" ? pages[0].reading.fields.map(({ value }) => value) : [];
  expect(values.join(" ")).toContain("347/QĐ-UBND");
  await desk.getByText("Khách số A001 đã chuẩn bị").waitFor({ state: "detached" });
  // Opening them ends nothing: the person is still at the counter.
  expect(await desk.evaluate(async () => (await window.station.ask("queue:view", undefined)).serving?.label)).toBe(
    "A001",
  );
  await desk.keyboard.press("Alt+3");
  await desk.getByText("Có 1 trang do khách tự chụp ở máy tự phục vụ.").waitFor();
  await pictureOf(desk, "desk-prepared-papers");
  await station.close();
  expect((await scanProfile([profile], words)).findings).toEqual([]);
});
