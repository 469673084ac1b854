import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import type { Page } from "playwright";
import { startVirtualPrinter } from "../../electron/devices/printer/virtual/virtual-printer";
import type {} from "../../renderer/app/station-api"; // declares window.station
import type { PrinterSettings } from "../../src/printing/printer-settings";
import { PROFILES } from "../../src/printing/printer-profile";
import { signIn, SUPERVISOR } from "../e2e/helpers/desk";
import { launchStation } from "../e2e/helpers/launch";
import { openDemoCentre, openWindow } from "../e2e/helpers/pages";
import { metricOf, printReport } from "./report";

/*
 * The hall in the real Electron, with the real journal: from the touch on the kiosk until the last byte is at the
 * printer (a program of its own on the other end of a line), and from F2 at the desk until the board has painted the
 * number. The board speaks meanwhile, as it does in a hall.
 */
const { values } = parseArgs({ options: { tickets: { type: "string" }, json: { type: "boolean" } } });
const tickets = Number(values.tickets ?? 40);
const TICKET_LIMIT = 250;
const CALL_LIMIT = 150;
/** The first ones warm fonts and code up; the hall has long done that when people come. */
const WARM_UP = 5;

/** A press sooner after a call counts as the same press. */
const DOUBLE_PRESS_MS = 2_050;

/** What a page notes of itself, by its own clock. */
interface Notes {
  /** The last press or touch. */
  pressed: number;
  /** When each number was painted on the board. */
  readonly painted: Record<string, number>;
}

const [profile] = PROFILES;
if (profile === undefined) throw new Error("no profile");
const folder = await mkdtemp(path.join(tmpdir(), "quay-mot-cua-hall-"));
const printer = await startVirtualPrinter(profile.width);
const station = await launchStation({ profile: path.join(folder, "station") });
try {
  const desk = await openDemoCentre(station.application);
  await usePrinter(await openWindow(station.application, desk, "supervisor"), profile);
  const board = await openWindow(station.application, desk, "board");
  const kiosk = await openWindow(station.application, desk, "kiosk");
  await signIn(desk);
  for (const page of [desk, kiosk, board]) await takeNotes(page);

  const printed: number[] = [];
  for (let number = 1; number <= tickets; number += 1) printed.push(await timeTicket(kiosk));
  await desk.getByRole("button", { name: /^Quầy 1/ }).click();
  await desk.getByRole("button", { name: /Gọi số tiếp theo/ }).waitFor();
  const shown: number[] = [];
  for (let number = 1; number <= tickets; number += 1) {
    shown.push(await timeCall(desk, board, `A${String(number).padStart(3, "0")}`));
  }
  const touchToLastByte = metricOf(printed.slice(WARM_UP), "ms");
  const callToBoard = metricOf(shown.slice(WARM_UP), "ms");
  printReport({
    name: "hall",
    params: { tickets, limitTicketP95Ms: TICKET_LIMIT, limitCallP95Ms: CALL_LIMIT },
    metrics: { touchToLastByte, callToBoard },
    baseline: null,
    ratio: null,
  });
  if (touchToLastByte.p95 > TICKET_LIMIT || callToBoard.p95 > CALL_LIMIT) process.exitCode = 1;
} finally {
  await station.close();
  await printer.close();
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
}

/** All slips go to the printer of this program. */
async function usePrinter(supervisor: Page, ours: (typeof PROFILES)[number]): Promise<void> {
  await supervisor.getByLabel("Mã PIN").waitFor();
  await supervisor.keyboard.type(SUPERVISOR.pin);
  await supervisor.keyboard.press("Enter");
  await supervisor.getByRole("button", { name: "Máy in", exact: true }).waitFor();
  const target = { kind: "network", ...printer.address, shared: false } as const;
  const settings: PrinterSettings = {
    printers: [{ id: "bench", name: "bench", target, profile: ours }],
    uses: {},
    offices: [],
    forms: {},
  };
  const saved = await supervisor.evaluate((given) => window.station.ask("printers:save", given), settings);
  if (!saved.ok) throw new Error(saved.fault.kind);
  await supervisor.close();
}

/** From here on the page notes its presses and what it painted. */
async function takeNotes(page: Page): Promise<void> {
  await page.evaluate(() => {
    const notes: Notes = { pressed: 0, painted: {} };
    Object.assign(window, { notes });
    for (const kind of ["pointerdown", "keydown"]) {
      // No function here has a name: the compiler would call a helper that the page does not have.
      window.addEventListener(kind, (event) => (notes.pressed = performance.timeOrigin + event.timeStamp), true);
    }
    new MutationObserver(() => {
      const label = document.querySelector("main section strong")?.textContent ?? "";
      if (label === "" || label in notes.painted) return;
      notes.painted[label] = Infinity;
      // The frame is on its way to the screen when the task after it runs.
      requestAnimationFrame(() =>
        setTimeout(() => (notes.painted[label] = performance.timeOrigin + performance.now()), 0),
      );
    }).observe(document.body, { childList: true, subtree: true, characterData: true });
  });
}

function notesOf(page: Page): Promise<Notes> {
  // Put there by `takeNotes`.
  return page.evaluate(() => (window as unknown as { notes: Notes }).notes);
}

/** Milliseconds by which the clock of a page is ahead of ours: by the question with the shortest way. */
async function clockAhead(page: Page): Promise<number> {
  let best = { way: Infinity, ahead: 0 };
  for (let turn = 0; turn < 8; turn += 1) {
    const asked = performance.timeOrigin + performance.now();
    const theirs = await page.evaluate(() => performance.timeOrigin + performance.now());
    const way = performance.timeOrigin + performance.now() - asked;
    if (way < best.way) best = { way, ahead: theirs - (asked + way / 2) };
  }
  return best.ahead;
}

/** Three touches; the time from the last one until the printer has all of the slip. */
async function timeTicket(kiosk: Page): Promise<number> {
  const ahead = await clockAhead(kiosk);
  await kiosk.getByRole("button", { name: /Lấy số làm thủ tục/ }).click();
  await kiosk.getByRole("button", { name: /Sao y, chứng thực/ }).click();
  const arrived = new Promise<number>((resolve) => {
    const forget = printer.watch(() => {
      forget();
      resolve(performance.timeOrigin + performance.now());
    });
  });
  await kiosk.getByRole("button", { name: /Tôi không thuộc diện nào/ }).click();
  const last = await arrived;
  const { pressed } = await notesOf(kiosk);
  // The next person comes when the printer is free.
  await kiosk.getByText("Mời bác cầm phiếu").waitFor();
  await kiosk.getByRole("button", { name: "Xong" }).click();
  return last - (pressed - ahead);
}

/** F2; the time until the board has painted the number. */
async function timeCall(desk: Page, board: Page, label: string): Promise<number> {
  const between = (await clockAhead(board)) - (await clockAhead(desk));
  await desk.keyboard.press("F2");
  await board.locator("main section strong", { hasText: label }).first().waitFor();
  const { pressed } = await notesOf(desk);
  // The desk has the answer as well, and takes a press for the next one.
  await desk.getByRole("group", { name: `Đang ở quầy: ${label}` }).waitFor();
  for (;;) {
    const painted = (await notesOf(board)).painted[label];
    if (painted === undefined || painted === Infinity) continue;
    await new Promise((resolve) => setTimeout(resolve, DOUBLE_PRESS_MS));
    return painted - between - pressed;
  }
}
