import { copyFile, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Page } from "playwright";
import { afterAll, beforeAll, expect, test } from "vitest";
import { accept, PAPERS, prepareVisit, signIn } from "./helpers/desk";
import { launchStation, type RunningStation } from "./helpers/launch";
import { openDemoCentre, pageOf } from "./helpers/pages";

let profile: string;
let station: RunningStation;
let desk: Page;

beforeAll(async () => {
  profile = await mkdtemp(path.join(tmpdir(), "quay-mot-cua-sync-"));
  station = await launchStation({ profile, args: ["--line-off"] });
  desk = await openDemoCentre(station.application);
  await signIn(desk);
});
afterAll(async () => {
  await station.close();
  await rm(profile, { recursive: true, force: true, maxRetries: 5 });
});

const gatewayOf = ({ application }: RunningStation): Promise<number | undefined> =>
  application.evaluate(({ app }) => app.getAppMetrics().find(({ name }) => name === "training-province")?.pid);
const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

test("a dossier that is accepted while the line is off reaches the province with all its pages once it is on", async () => {
  await prepareVisit(desk);
  const code = await accept(desk);
  await desk.getByText("Đã ngắt đường truyền: 1 hồ sơ chờ gửi").waitFor();
  await desk.getByRole("button", { name: "Mở hồ sơ" }).first().click();
  await desk.getByRole("heading", { name: code }).waitFor();
  const ladder = desk.getByRole("main").getByText("Tỉnh đã giữ đủ");
  expect(await ladder.count()).toBe(0);
  const pictures = desk.getByRole("main").locator('img[src^="app://station/page/"]');
  const pages = await pictures.evaluateAll((all) => all.map((image) => image.getAttribute("src")?.split("/").at(-1)));

  await desk.getByRole("button", { name: "Liên thông với tỉnh" }).click();
  await desk.getByRole("button", { name: "Nối lại đường truyền" }).click();
  await desk.getByText("Tỉnh đã giữ đủ mọi hồ sơ").waitFor({ timeout: 120_000 });

  // As after a purge: their files are at the province only, and the pages are seen all the same.
  const files = (await readdir(profile, { recursive: true })).filter((file) => pages.includes(path.basename(file)));
  expect(files.length).toBeGreaterThan(0);
  for (const file of files) await rm(path.join(profile, file));
  await desk.keyboard.press("Control+K");
  await desk.keyboard.type(code);
  await desk.getByRole("option").first().waitFor();
  await desk.keyboard.press("Enter");
  await desk.getByRole("heading", { name: code }).waitFor();
  await ladder.first().waitFor();
  await pictures.first().scrollIntoViewIfNeeded();
  await expect
    .poll(() => pictures.first().evaluate((image: HTMLImageElement) => image.naturalWidth), { timeout: 60_000 })
    .toBeGreaterThan(100);
  const contacts = await desk.evaluate(() => window.station.ask("province:describe", undefined));
  expect(contacts).toMatchObject({ training: true, address: null, health: { line: "resting", inbox: 0 } });

  const paper = path.join(profile, "ket-qua.pdf");
  await copyFile(PAPERS.threePages, paper);
  const file = path.join(profile, "danh-muc.json");
  await writeFile(file, JSON.stringify({ version: "2027-01-01", procedures: [] }));
  expect(await command({ kind: "publish", what: "catalogue", file, version: null })).toHaveProperty("file");
  expect(await command({ kind: "result", dossier: code, number: "12/TLKS", file: paper })).toEqual({ sent: true });
  await desk.evaluate(() => window.station.ask("province:try-now", undefined));
  await desk.getByText("Tỉnh trả lại 2 việc").waitFor({ timeout: 60_000 });
  await desk.getByRole("heading", { name: "Kết quả của tỉnh" }).waitFor();
  await desk.getByText("ket-qua.pdf").waitFor();
  await desk.getByRole("button", { name: "Xem tài liệu" }).click();
  const last = desk.getByRole("img", { name: "Trang 3 trên 3" });
  await last.waitFor();
  await expect.poll(() => last.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(1_000);
  await desk.keyboard.press("Escape");
  await last.waitFor({ state: "detached" });
});

/** As the command line speaks to the gateway that runs over this data. */
async function command(order: object): Promise<unknown> {
  const running = await readFile(path.join(profile, "training-province", "running.json"), "utf8");
  // Written by the gateway itself.
  const { base, token } = JSON.parse(running) as { base: string; token: string };
  const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
  const reply = await fetch(`${base}/admin/command`, { method: "POST", headers, body: JSON.stringify(order) });
  return reply.json();
}

test("a program that is killed leaves no gateway behind, and both go on at the next start", async () => {
  const gateway = (await gatewayOf(station)) ?? 0;
  expect(gateway).toBeGreaterThan(0);
  station.application.process().kill("SIGKILL");
  await expect.poll(() => isAlive(gateway), { timeout: 20_000 }).toBe(false);

  station = await launchStation({ profile });
  desk = await pageOf(station.application, "desk");
  await desk.getByText("Tỉnh đã giữ đủ mọi hồ sơ").waitFor({ timeout: 120_000 });
});

test("the province's gateway ends with the program", async () => {
  const gateway = (await gatewayOf(station)) ?? 0;
  expect(gateway).toBeGreaterThan(0);
  await station.close();
  expect(isAlive(gateway)).toBe(false);
});
