import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Page } from "playwright";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { bundle } from "../../build/bundle.mjs";
import { findElectron } from "../../build/setup/electron.mjs";
import {
  accept,
  addPages,
  beginVisit,
  chooseProcedure,
  PAPERS,
  prepareVisit,
  readCard,
  section,
  signIn,
} from "./helpers/desk";
import { launchStation, type RunningStation } from "./helpers/launch";
import { openDemoCentre, pageOf } from "./helpers/pages";

const DAY_MS = 24 * 3600 * 1000;

/** The pages of the newest draft, each with how far its reading is. */
const readings = (desk: Page) =>
  desk.evaluate(async () => {
    const id = (await window.station.ask("draft:list", undefined)).at(-1)?.id;
    const draft = id === undefined ? undefined : await window.station.ask("draft:open", { draft: id });
    if (draft?.ok !== true) throw new Error("no draft");
    const { pages } = draft.value;
    return pages.map(({ id: page, reading }) => ({
      page,
      kind: reading.kind,
      fields: reading.kind === "read" ? reading.fields.map((field) => field.id) : [],
    }));
  });

async function waitUntilRead(desk: Page, pages: number): Promise<void> {
  await expect
    .poll(async () => (await readings(desk)).filter(({ kind }) => kind === "read").length, { timeout: 100_000 })
    .toBe(pages);
}

describe("a station at work", () => {
  let profile: string;
  let station: RunningStation;
  let desk: Page;

  beforeAll(async () => {
    profile = await mkdtemp(path.join(tmpdir(), "quay-mot-cua-survival-"));
    station = await launchStation({ profile });
    desk = await openDemoCentre(station.application);
    await signIn(desk);
  });

  afterAll(async () => {
    await station.close();
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  });

  test("the recognition window is killed in the middle: every page is read, none comes twice", async () => {
    await beginVisit(desk);
    await readCard(desk);
    await chooseProcedure(desk, "sao y", "2.000815");
    await addPages(desk, 0, [PAPERS.threePages], 3);
    const killed = await station.application.evaluate(({ BrowserWindow }) => {
      const isReader = (url: string): boolean => url.startsWith("app://station/recognition/");
      const reader = BrowserWindow.getAllWindows().find((each) => isReader(each.webContents.getURL()));
      reader?.webContents.forcefullyCrashRenderer();
      return reader !== undefined;
    });
    expect(killed).toBe(true);
    await waitUntilRead(desk, 3);
    const pages = await readings(desk);
    expect(new Set(pages.map(({ page }) => page)).size).toBe(3);
    for (const { fields } of pages) expect(new Set(fields).size).toBe(fields.length);
    expect(pages.some(({ fields }) => fields.length > 0)).toBe(true);
  });

  test("a half-typed correction is there again after the program was killed", async () => {
    await desk.keyboard.press("Alt+4");
    const field = section(desk, "check").locator('input[name^="check:"]').first();
    await field.fill("Nguyễn Văn Á");
    await desk.getByText("Bản nháp đã lưu trên máy này").waitFor();
    const name = await field.getAttribute("name");
    station.application.process().kill("SIGKILL");
    await station.close();

    station = await launchStation({ profile });
    desk = await pageOf(station.application, "desk");
    await signIn(desk);
    await desk
      .getByRole("button", { name: /Nguyễn Văn Ánh/ })
      .first()
      .click();
    const again = section(desk, "check").locator(`input[name="${name ?? ""}"]`);
    await again.waitFor();
    expect(await again.inputValue()).toBe("Nguyễn Văn Á");
    const confirmed = await desk.evaluate(async () => {
      const id = (await window.station.ask("draft:list", undefined)).at(-1)?.id;
      const draft = id === undefined ? undefined : await window.station.ask("draft:open", { draft: id });
      return draft?.ok === true ? Object.keys(draft.value.form.confirmed).length : -1;
    });
    expect(confirmed).toBe(0);
  });

  test("F9 covers the desk, main takes nothing from it, and the same officer goes on in the same field", async () => {
    await desk.keyboard.press("Alt+1");
    const phone = section(desk, "applicant").getByLabel("Số điện thoại");
    await phone.fill("09123");
    await desk.keyboard.press("F9");
    await desk.getByText(/đang khóa\. Việc đang làm vẫn còn nguyên/).waitFor();
    expect(await phone.isVisible()).toBe(false);
    const refused = await desk.evaluate(() =>
      window.station.ask("dossier:recent", undefined).then(
        () => "answered",
        (error: unknown) => String(error),
      ),
    );
    expect(refused).toMatch(/nobody .* is signed in/);
    await signIn(desk);
    expect(await phone.inputValue()).toBe("09123");
    await phone.fill("");
    // Not left in the applicant: the next visit's looks the same.
    await desk.keyboard.press("Alt+5");
  });

  test("the clock jumps days ahead and back while it runs: it is said, numbers and order are unharmed", async () => {
    const codes: string[] = [];
    for (const days of [0, 3, 0]) {
      // The program asks the operating system by Date.now: a computer whose clock is set does just this to it.
      await station.application.evaluate((_electron, milliseconds) => {
        const kept = globalThis as { realNow?: () => number };
        const real = (kept.realNow ??= Date.now.bind(Date));
        Date.now = () => real() + milliseconds;
      }, days * DAY_MS);
      await prepareVisit(desk);
      codes.push(await accept(desk));
      if (days > 0) await desk.getByText(/Đồng hồ máy đã lệch/).waitFor();
    }
    expect(new Set(codes).size).toBe(3);
    const recent = await desk.evaluate(() => window.station.ask("dossier:recent", undefined));
    expect(recent.map(({ code }) => code)).toEqual([...codes].reverse());
  });
});

test("of two starts at the same moment one serves and the other leaves in peace", async () => {
  const profile = await mkdtemp(path.join(tmpdir(), "qmc-two-starts-"));
  const folder = process.env["QMC_BUNDLE"] ?? (await bundle());
  const root = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  const start = (): { child: ChildProcess; said: () => string } => {
    const args = [...root, folder, `--profile=${profile}`, "--report-ready"];
    const child = spawn(findElectron()?.executable ?? "", args, { stdio: ["ignore", "pipe", "pipe"] });
    let said = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (text: string) => {
        said += text;
      });
    }
    return { child, said: () => said };
  };
  const both = [start(), start()];
  const ends = both.map(async (each) => {
    await once(each.child, "close");
    return each;
  });
  try {
    const left = await Promise.race(ends);
    expect(left.child.exitCode).toBe(0);
    expect(left.said()).toContain("đang chạy với thư mục dữ liệu này");
    const stays = both.find((each) => each !== left);
    await expect.poll(() => stays?.said() ?? "", { timeout: 60_000 }).toContain('"ready":true');
    expect(stays?.child.exitCode).toBeNull();
  } finally {
    for (const { child } of both) child.kill("SIGKILL");
    await Promise.all(ends);
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
});
