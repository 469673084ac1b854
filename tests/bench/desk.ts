import { readFileSync } from "node:fs";
import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import type { ElectronApplication, Page } from "playwright";
import type {} from "../../renderer/app/station-api"; // declares window.station
import { beginVisit, PAPERS, section, signIn } from "../e2e/helpers/desk";
import { launchStation } from "../e2e/helpers/launch";
import { pageOf } from "../e2e/helpers/pages";
import { DOSSIERS_A_YEAR, findBusyProfile } from "./busy-station/busy-profile";
import { metricOf, printReport } from "./report";

/*
 * The desk of a station with very many dossiers, in the real Electron: a dossier from the press on its row until its page
 * is painted, the counts of the worklists, the time from a key until its letter is painted while pages are being read,
 * form 01 as PDF, and the memory of the desk's own window.
 */
const { values } = parseArgs({ options: { dossiers: { type: "string" }, json: { type: "boolean" } } });
const years = Math.ceil(Number(values.dossiers ?? 100_000) / DOSSIERS_A_YEAR);
const OPENED = 30;
const COUNTED = 50;
const FORMS = 10;
const LETTERS = 150;
const KEY_EVERY_MS = 90;
const SETTLE_MS = 4_000;

const folder = await mkdtemp(path.join(tmpdir(), "quay-mot-cua-desk-"));
const profile = path.join(folder, "station");
await cp(await findBusyProfile(years), profile, { recursive: true });
const station = await launchStation({ profile });
try {
  const desk = await pageOf(station.application, "desk");
  await signIn(desk);
  await desk.getByRole("button", { name: /^Gần đây/ }).click();
  const opened: number[] = [];
  for (let row = 0; row < OPENED; row += 1) opened.push(await timeOpening(desk, row));
  const counts: number[] = [];
  for (let turn = 0; turn < COUNTED; turn += 1) counts.push(await timeCounts(desk));
  const forms = await timeForms(station.application, desk);
  const quiet = await timeTyping(desk, false);
  const busy = await timeTyping(desk, true);
  await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
  const memory = await memoryOfDesk(station.application);
  printReport({
    name: "desk",
    params: { dossiers: years * DOSSIERS_A_YEAR, letters: LETTERS },
    metrics: {
      open: metricOf(opened, "ms"),
      counts: metricOf(counts, "ms"),
      form01: metricOf(forms, "ms"),
      typing: metricOf(quiet, "ms"),
      typingWhilePagesAreRead: metricOf(busy, "ms"),
      deskWindow: metricOf([memory], "MB PSS"),
    },
    baseline: "typing without recognition",
    ratio: metricOf(busy, "ms").p95 / metricOf(quiet, "ms").p95,
  });
} finally {
  await station.close();
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
}

/** From the press on a row until the dossier's page is painted; then back to the list. */
async function timeOpening(desk: Page, row: number): Promise<number> {
  await desk
    .locator("table tbody tr button")
    .nth(row % 20)
    .waitFor();
  const time = await desk.evaluate(async (index) => {
    const buttons = document.querySelectorAll<HTMLButtonElement>("table tbody tr button");
    const pressed = performance.now();
    buttons[index]?.click();
    while (document.querySelector("#dossier-title") === null) {
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    return performance.now() - pressed;
  }, row % 20);
  await desk.getByRole("button", { name: "Về danh sách" }).click();
  return time;
}

/** From the window's question to main's answer. */
function timeCounts(desk: Page): Promise<number> {
  return desk.evaluate(async () => {
    const asked = performance.now();
    await window.station.ask("dossier:counts", undefined);
    return performance.now() - asked;
  });
}

/** Form 01 made, printed to PDF and written. */
async function timeForms(application: ElectronApplication, desk: Page): Promise<number[]> {
  const file = path.join(folder, "form.pdf");
  await application.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, file);
  return desk.evaluate(async (times) => {
    const found: number[] = [];
    const ids = (await window.station.ask("dossier:recent", undefined)).slice(0, times).map(({ id }) => id);
    for (const id of ids) {
      const asked = performance.now();
      const outcome = await window.station.ask("paper:save", { id, paper: "01" });
      if (!outcome.ok) throw new Error(outcome.fault.kind);
      found.push(performance.now() - asked);
    }
    return found;
  }, FORMS);
}

/** From each key to the frame after its letter; with pages on their way through recognition, or without. */
async function timeTyping(desk: Page, reading: boolean): Promise<number[]> {
  // From a list: the visit before would be taken for the new one.
  await desk.getByRole("button", { name: /^Gần đây/ }).click();
  await desk.locator("table tbody tr button").first().waitFor();
  await beginVisit(desk);
  if (reading) {
    await desk.keyboard.press("Alt+3");
    const input = section(desk, "papers").locator('input[type="file"]').first();
    for (let file = 0; file < 4; file += 1) await input.setInputFiles([PAPERS.threePages]);
    await desk.keyboard.press("Alt+1");
  }
  const field = section(desk, "applicant").getByLabel("Nơi cư trú");
  await field.focus();
  await desk.evaluate(() => {
    const times: number[] = [];
    Object.assign(window, { times });
    document.addEventListener("keydown", (event) => {
      requestAnimationFrame(() => {
        setTimeout(() => times.push(performance.now() - event.timeStamp), 0);
      });
    });
  });
  for (let letter = 0; letter < LETTERS; letter += 1) {
    await desk.keyboard.press("abcdeghiklmnopqrstuvxy"[letter % 22] ?? "a");
    await new Promise((resolve) => setTimeout(resolve, KEY_EVERY_MS));
  }
  const typed = await field.inputValue();
  if (typed.length < LETTERS) throw new Error(`${LETTERS - typed.length} letters were lost`);
  // Put there a few lines above.
  return desk.evaluate(() => (window as unknown as { times: number[] }).times);
}

/** The process of the desk's window alone, proportional (Linux). */
async function memoryOfDesk(application: ElectronApplication): Promise<number> {
  const pid = await application.evaluate(({ webContents }) => {
    const desk = webContents.getAllWebContents().find((each) => each.getURL().startsWith("app://station/desk/"));
    return desk?.getOSProcessId() ?? 0;
  });
  const kilobytes = /^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, "utf8"))?.[1];
  return Number(kilobytes ?? Number.NaN) / 1024;
}
