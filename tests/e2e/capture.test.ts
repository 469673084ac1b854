import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { createCanvas, loadImage } from "@napi-rs/canvas";
import type { Page } from "playwright";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { luminance } from "../../src/capture/pixels";
import type { Draft } from "../../src/ipc/visit-requests";
import { buildTiff } from "../fakes/build-tiff";
import { startEsclDevice, type EsclDevice } from "../fakes/escl-device";
import { addPages, beginVisit, chooseProcedure, PAPERS, readCard, section, signIn } from "./helpers/desk";
import { launchStation, type RunningStation } from "./helpers/launch";
import { openDemoCentre, pageOf } from "./helpers/pages";

const draftOf = (desk: Page): Promise<Draft> =>
  desk.evaluate(async () => {
    const draft = (await window.station.ask("draft:list", undefined)).at(-1)?.id;
    if (draft === undefined) throw new Error("no draft");
    const opened = await window.station.ask("draft:open", { draft });
    if (!opened.ok) throw new Error(opened.fault.kind);
    return opened.value;
  });
const pagesOf = async (desk: Page): Promise<readonly string[]> => (await draftOf(desk)).pages.map(({ id }) => id);

/** The sample page as a scanner or a fax program gives it. */
async function pixelsOf(file: string, width: number) {
  const image = await loadImage(await readFile(file));
  const height = Math.round((width * image.height) / image.width);
  const canvas = createCanvas(width, height);
  canvas.getContext("2d").drawImage(image, 0, 0, width, height);
  return { canvas, width, height };
}

describe("pages from everywhere", () => {
  let profile: string;
  let station: RunningStation;
  let desk: Page;
  let scanner: EsclDevice;

  beforeAll(async () => {
    profile = await mkdtemp(path.join(tmpdir(), "quay-mot-cua-capture-"));
    station = await launchStation({ profile });
    desk = await openDemoCentre(station.application);
    await signIn(desk);
    await beginVisit(desk);
    await desk.keyboard.press("Alt+3");
  });

  afterAll(async () => {
    await station.close();
    await scanner.close();
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  });

  test("a scanner at a typed address hands over sheets until it jams, and they stay", async () => {
    const first = (await pixelsOf(PAPERS.decision, 1654)).canvas.toBuffer("image/jpeg", 85);
    const second = (await pixelsOf(PAPERS.birthCertificate, 1654)).canvas.toBuffer("image/jpeg", 85);
    scanner = await startEsclDevice({
      pages: [first, second, first],
      trouble: { after: 2, adfState: "ScannerAdfJam" },
    });
    await section(desk, "papers").getByRole("button", { name: "Quét", exact: true }).click();
    const dialog = desk.getByRole("dialog");
    await dialog.getByLabel("Địa chỉ máy quét (nếu không tự thấy)").fill("8.8.8.8");
    await dialog.getByRole("button", { name: "Thêm máy này" }).click();
    await dialog.getByText("Địa chỉ này ở ngoài mạng của trung tâm.").waitFor();
    await dialog.getByLabel("Địa chỉ máy quét (nếu không tự thấy)").fill(scanner.address);
    await dialog.getByRole("button", { name: "Thêm máy này" }).click();
    await dialog.getByRole("option", { name: "Máy quét giả" }).waitFor({ state: "attached" });
    await dialog.getByRole("button", { name: "Quét", exact: true }).click();
    await dialog.getByText("Kẹt giấy trong máy quét.").waitFor({ timeout: 60_000 });
    await dialog.getByText("2 trang đã quét được giữ lại.").waitFor();
    await dialog.getByText("Đã nhận 2 trang").waitFor();
    await desk.keyboard.press("Escape");
    const { pages } = await draftOf(desk);
    expect(pages.map(({ origin }) => origin?.source)).toEqual(["scanner", "scanner"]);
  });

  test("a TIFF of two pages gives two pages, a picture of 10,000 × 10,000 is told", async () => {
    const { canvas, width, height } = await pixelsOf(PAPERS.decision, 1241);
    const data = new Uint8ClampedArray(canvas.getContext("2d").getImageData(0, 0, width, height).data);
    const gray = { ...luminance({ width, height, data }), dpi: 150 };
    const dark = { ...gray, data: gray.data.map((value) => value - (value >> 5)) };
    const tiff = path.join(profile, "hai-trang.tif");
    await writeFile(tiff, buildTiff([gray, dark]));
    const huge = path.join(profile, "khong-lo.png");
    const head = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52];
    await writeFile(huge, Uint8Array.from([...head, 0, 0, 0x27, 0x10, 0, 0, 0x27, 0x10, 8, 2, 0, 0, 0]));
    await section(desk, "papers").locator('input[type="file"]').first().setInputFiles([tiff, huge]);
    await desk.getByText("Chưa nhận được khong-lo.png: ảnh quá lớn, trên 60 triệu điểm.").waitFor({ timeout: 60_000 });
    const ids = await pagesOf(desk);
    expect(ids).toHaveLength(4);

    // What came lies beside each page, as it came: a sheet of the scanner, and the second page of the TIFF.
    for (const [place, side] of [
      [0, 1654],
      [3, width],
    ] as const) {
      await desk.locator(`button[name="page:${ids[place] ?? ""}"]`).click();
      const trang = `Trang ${place + 1}`;
      await desk.getByRole("button", { name: `Xem ảnh gốc: ${trang}` }).click();
      const original = desk.getByRole("img", { name: `Ảnh gốc: ${trang}` });
      await expect.poll(() => original.evaluate((img) => (img as HTMLImageElement).naturalWidth)).toBe(side);
      await desk.keyboard.press("Escape");
    }
  });

  test("pages are turned, moved, cropped and taken back by keys, and a kill loses none of it", async () => {
    const [a = "", b = "", c = "", d = ""] = await pagesOf(desk);
    const thumb = (page: string) => desk.locator(`button[name="page:${page}"]`);
    await thumb(a).focus();
    await desk.keyboard.press("Alt+ArrowRight");
    await expect.poll(() => pagesOf(desk)).toEqual([b, a, c, d]);
    // On the disk first, then on the screen: a key that comes between the two meets what is about to change.
    await desk.getByText("Đã đổi chỗ trang.").waitFor();
    const shown = () =>
      desk.locator('button[name^="page:"]').evaluateAll((thumbs) => thumbs.map((one) => one.getAttribute("name")));
    await expect.poll(shown).toEqual([b, a, c, d].map((page) => `page:${page}`));

    const before = (await draftOf(desk)).pages[0];
    await thumb(b).focus();
    await desk.keyboard.press("r");
    await expect.poll(async () => (await draftOf(desk)).pages[0]?.edited).toBe(true);
    const turned = (await draftOf(desk)).pages[0];
    expect([turned?.width, turned?.height]).toEqual([before?.height, before?.width]);
    await desk.getByRole("button", { name: "Hoàn tác" }).first().click();
    await expect.poll(() => pagesOf(desk)).toEqual([b, a, c, d]);

    await thumb(c).focus();
    await desk.keyboard.press("c");
    const dialog = desk.getByRole("dialog");
    const corner = dialog.getByRole("button", { name: "Góc trên bên trái" });
    await corner.focus();
    for (const key of ["Shift+ArrowRight", "Shift+ArrowDown"]) await desk.keyboard.press(key);
    await dialog.getByRole("button", { name: "Cắt trang" }).click();
    await expect.poll(async () => (await draftOf(desk)).pages[2]?.edited).toBe(true);
    const now = await pagesOf(desk);
    expect([now[0], now[1], now[3]]).toEqual([b, a, d]);

    station.application.process().kill("SIGKILL");
    await station.close();
    station = await launchStation({ profile });
    desk = await pageOf(station.application, "desk");
    await signIn(desk);
    expect(await pagesOf(desk)).toEqual(now);
  });

  test("an accepted paper gets its PDF, and its words are found in the open dossier", async () => {
    await beginVisit(desk);
    await readCard(desk);
    await chooseProcedure(desk, "sao y", "2.000815");
    await section(desk, "papers").getByLabel("Đã xem bản gốc và trả lại").first().check();
    await addPages(desk, 1, [PAPERS.birthCertificate], 1);
    await desk.keyboard.press("Alt+5");
    await section(desk, "accept").getByRole("button", { name: "Tiếp nhận hồ sơ" }).click();
    await desk.getByRole("button", { name: /Mở hồ sơ/ }).click();
    const words = desk.getByLabel("Chữ cần tìm");
    await words.fill("khai sinh");
    await expect
      .poll(
        async () => {
          await words.press("Enter");
          return desk.getByText(/Thấy [1-9]\d* dòng/).count();
        },
        { timeout: 90_000 },
      )
      .toBe(1);
    await desk
      .getByText(/trang 1: /)
      .first()
      .waitFor();
  });
});
