import { readFile } from "node:fs/promises";
import type { Page } from "playwright";
import { afterEach, expect, test } from "vitest";
import type { Draft } from "../../src/ipc/visit-requests";
import { beginVisit, PAPERS, section, signIn } from "./helpers/desk";
import { fakeCamera, photographPage, type FakeCamera } from "./helpers/fake-camera";
import { launchStation, type RunningStation } from "./helpers/launch";
import { openDemoCentre } from "./helpers/pages";

let camera: FakeCamera | undefined;
let station: RunningStation | undefined;

afterEach(async () => {
  await station?.close();
  await camera?.remove();
});

async function deskWith(pictures: readonly Buffer[]): Promise<Page> {
  camera = await fakeCamera(pictures);
  station = await launchStation({ args: camera.args });
  const desk = await openDemoCentre(station.application);
  await signIn(desk);
  await beginVisit(desk);
  return desk;
}

const draftOf = (desk: Page): Promise<Draft> =>
  desk.evaluate(async () => {
    const draft = (await window.station.ask("draft:list", undefined)).at(-1)?.id;
    if (draft === undefined) throw new Error("no draft");
    const opened = await window.station.ask("draft:open", { draft });
    if (!opened.ok) throw new Error(opened.fault.kind);
    return opened.value;
  });

test("a page under the camera is taken by itself, once, and its text is read", async () => {
  const desk = await deskWith([await photographPage(PAPERS.decision)]);
  await desk.keyboard.press("F4");
  const dialog = desk.getByRole("dialog");
  await dialog.getByText("Đã nhận 1 trang").waitFor();
  await dialog.getByText("Đã chụp. Đặt tờ tiếp theo vào.").waitFor();
  await desk.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });

  await expect.poll(async () => (await draftOf(desk)).pages[0]?.reading.kind, { timeout: 90_000 }).toBe("read");
  const { pages } = await draftOf(desk);
  expect(pages).toHaveLength(1);
  expect(pages[0]?.origin).toEqual({ source: "camera", overruled: [] });
  const values = pages[0]?.reading.kind === "read" ? pages[0].reading.fields.map(({ value }) => value) : [];
  expect(values.join(" ")).toContain("347/QĐ-UBND");

  // The still as it came lies beside the page.
  await desk.locator(`button[name="page:${pages[0]?.id ?? ""}"]`).click();
  await desk.getByRole("button", { name: "Xem ảnh gốc: Trang 1" }).click();
  const original = desk.getByRole("img", { name: "Ảnh gốc: Trang 1" });
  const widthOf = () => original.evaluate((img) => (img as HTMLImageElement).naturalWidth);
  await expect.poll(widthOf).toBeGreaterThan(pages[0]?.width ?? 0);
});

test("a tilted page waits for a person: taken all the same it is recorded, and a camera that goes is told", async () => {
  const desk = await deskWith([await photographPage(PAPERS.decision, { tilt: 14 })]);
  await desk.keyboard.press("F4");
  const dialog = desk.getByRole("dialog");
  // So askew the sheet only fits when it is too far as well, which is said first.
  await dialog.getByText("Xa quá, chữ sẽ không đủ nét. Đưa máy ảnh lại gần").waitFor();
  await desk.keyboard.press("F4");
  await dialog.getByText("Ảnh này chưa đạt").waitFor();
  expect((await draftOf(desk)).pages).toHaveLength(0);
  await dialog.getByRole("button", { name: /Vẫn dùng ảnh này/ }).click();
  await dialog.getByText("Đã nhận 1 trang").waitFor();
  expect((await draftOf(desk)).pages[0]?.origin).toEqual({ source: "camera", overruled: ["too-far", "tilted"] });

  await dialog.locator("video").evaluate((video) => {
    const stream = (video as HTMLVideoElement).srcObject as MediaStream;
    stream.getVideoTracks()[0]?.dispatchEvent(new Event("ended"));
  });
  await dialog.getByText("Máy ảnh vừa bị rút ra.").waitFor();
  await dialog.getByText("Các trang đã nhận vẫn nguyên.").waitFor();
  await dialog.getByRole("button", { name: "Thử lại" }).click();
  await dialog.locator("video").waitFor();
});

test("a card's QR code under the camera fills the applicant", async () => {
  const desk = await deskWith([await readFile(PAPERS.card)]);
  await section(desk, "applicant").getByRole("button", { name: "Đọc mã QR bằng máy ảnh" }).click();
  await section(desk, "applicant").getByText("Nguyễn Văn Ánh").waitFor();
  await desk.getByRole("dialog").waitFor({ state: "detached" });
});
