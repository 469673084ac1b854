import type { Page } from "playwright";
import { afterAll, beforeAll, expect, test } from "vitest";
import { accept, prepareVisit, signIn } from "./helpers/desk";
import { launchStation, type RunningStation } from "./helpers/launch";
import { openDemoCentre } from "./helpers/pages";

let station: RunningStation;
let desk: Page;

beforeAll(async () => {
  station = await launchStation({ args: ["--line-off"] });
  desk = await openDemoCentre(station.application);
  await signIn(desk);
});
afterAll(() => station.close());

test("a dossier that is accepted while the line is off reaches the province with all its pages once it is on", async () => {
  await prepareVisit(desk);
  const code = await accept(desk);
  await desk.getByText("Đã ngắt đường truyền: 1 hồ sơ chờ gửi").waitFor();
  await desk.getByRole("button", { name: "Mở hồ sơ" }).first().click();
  await desk.getByRole("heading", { name: code }).waitFor();
  const ladder = desk.getByRole("main").getByText("Tỉnh đã giữ đủ");
  expect(await ladder.count()).toBe(0);

  await desk.getByRole("button", { name: "Liên thông với tỉnh" }).click();
  await desk.getByRole("button", { name: "Nối lại đường truyền" }).click();
  await desk.getByText("Tỉnh đã giữ đủ mọi hồ sơ").waitFor({ timeout: 120_000 });

  await desk.keyboard.press("Control+K");
  await desk.keyboard.type(code);
  await desk.getByRole("option").first().waitFor();
  await desk.keyboard.press("Enter");
  await desk.getByRole("heading", { name: code }).waitFor();
  await ladder.first().waitFor();
  const contacts = await desk.evaluate(() => window.station.ask("province:describe", undefined));
  expect(contacts).toMatchObject({ training: true, address: null, health: { line: "resting", inbox: 0 } });
});

test("the province's gateway ends with the program", async () => {
  const children = () =>
    station.application.evaluate(({ app }) =>
      app
        .getAppMetrics()
        .flatMap(({ type, pid, name }) => (type === "Utility" && name === "training-province" ? [pid] : [])),
    );
  const [gateway] = await children();
  expect(gateway).toBeGreaterThan(0);
  await station.close();
  expect(() => process.kill(gateway ?? 0, 0)).toThrow();
});
