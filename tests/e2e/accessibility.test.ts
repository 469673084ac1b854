import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import type { Page } from "playwright";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { WindowKind } from "../../src/ipc/window-kind";
import { beginVisit, chooseProcedure, readCard, section, signIn, SUPERVISOR } from "./helpers/desk";
import { launchStation, type RunningStation } from "./helpers/launch";
import { openDemoCentre, openWindow, pageOf } from "./helpers/pages";

const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

interface AxeViolation {
  readonly id: string;
  readonly impact: string | null;
  readonly nodes: readonly { readonly html: string }[];
}

/** Serious and critical findings of axe in the real window, with its real fonts, colours and layout. */
async function seriousFindings(page: Page): Promise<readonly string[]> {
  await page.evaluate(axeSource);
  const violations = await page.evaluate(async () => {
    // Put there by the line above.
    const { axe } = window as unknown as { axe: { run(): Promise<{ violations: readonly AxeViolation[] }> } };
    return (await axe.run()).violations;
  });
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ""}`);
}

let station: RunningStation;
let desk: Page;

beforeAll(async () => {
  station = await launchStation();
});

afterAll(async () => {
  await station.close();
});

test("the first start has nothing serious", async () => {
  const setup = await pageOf(station.application, "setup");
  await setup.getByRole("button", { name: "Mở trung tâm mẫu" }).waitFor();
  expect(await seriousFindings(setup)).toEqual([]);
});

test("signing in has nothing serious", async () => {
  desk = await openDemoCentre(station.application);
  await desk.getByLabel("Mã PIN").waitFor();
  expect(await seriousFindings(desk)).toEqual([]);
});

test("the desk and each section of a visit have nothing serious", async () => {
  await signIn(desk);
  expect(await seriousFindings(desk)).toEqual([]);
  await beginVisit(desk);
  expect(await seriousFindings(desk)).toEqual([]);
  await readCard(desk);
  expect(await seriousFindings(desk)).toEqual([]);
  await chooseProcedure(desk, "sao y", "2.000815");
  expect(await seriousFindings(desk)).toEqual([]);
  await desk.keyboard.press("Alt+5");
  await section(desk, "accept").getByRole("button", { name: "Tiếp nhận hồ sơ" }).waitFor();
  expect(await seriousFindings(desk)).toEqual([]);
});

test.each(["supervisor", "postal", "kiosk", "board"] as const satisfies readonly WindowKind[])(
  "the %s window has nothing serious",
  async (kind) => {
    const page = await openWindow(station.application, desk, kind);
    await page.getByText("TẬP HUẤN").first().waitFor();
    expect(await seriousFindings(page)).toEqual([]);
  },
);

test("what the kiosk asks, typed search with it, has nothing serious", async () => {
  const kiosk = await pageOf(station.application, "kiosk");
  await kiosk.getByRole("button", { name: "Gọi nhân viên" }).click();
  await kiosk.getByRole("button", { name: /Lấy số làm thủ tục/ }).click();
  await kiosk.getByRole("button", { name: "Gõ để tìm" }).click();
  await kiosk.getByRole("button", { name: "k", exact: true }).click();
  await kiosk
    .getByRole("button", { name: /Khai sinh/ })
    .first()
    .waitFor();
  expect(await seriousFindings(kiosk)).toEqual([]);
  await kiosk
    .getByRole("button", { name: /Khai sinh/ })
    .first()
    .click();
  expect(await seriousFindings(kiosk)).toEqual([]);
  await kiosk.getByRole("button", { name: /Tôi không thuộc diện nào/ }).click();
  await kiosk.getByText("Mời bác cầm phiếu").waitFor();
  expect(await seriousFindings(kiosk)).toEqual([]);
});

test("the hall on the supervisor's screen, with a call of the kiosk, has nothing serious", async () => {
  const supervisor = await pageOf(station.application, "supervisor");
  await supervisor.getByLabel("Mã PIN").waitFor();
  await supervisor.keyboard.type(SUPERVISOR.pin);
  await supervisor.keyboard.press("Enter");
  await supervisor.getByRole("heading", { name: "Sảnh chờ hôm nay" }).waitFor();
  await supervisor.getByRole("button", { name: "Tôi ra ngay" }).waitFor();
  expect(await seriousFindings(supervisor)).toEqual([]);
});

test("all this has contacted the station's own printer and nothing else", async () => {
  const supervisor = await pageOf(station.application, "supervisor");
  const contacts = await supervisor.evaluate(() => window.station.ask("station:contacts", undefined));
  expect(contacts.filter(({ address }) => !/^127\.0\.0\.1:\d+$/.test(address))).toEqual([]);
});
