import { mkdir, mkdtemp, open, rm } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { createChannelPrinter } from "../../electron/devices/printer/channel-printer";
import { createSlipDrawer } from "../../electron/devices/printer/draw-slip";
import { networkChannel } from "../../electron/devices/printer/network-channel";
import { openPrintQueue } from "../../electron/devices/printer/print-queue";
import { SYSTEM_TIMERS } from "../../electron/devices/printer/timers";
import { startVirtualPrinter } from "../../electron/devices/printer/virtual/virtual-printer";
import { layOutTicket } from "../../src/printing/layouts/ticket";
import type { Paper } from "../../src/printing/paper";
import type { PrintLedgerLog } from "../../src/printing/print-ledger-log";
import { PROFILES } from "../../src/printing/printer-profile";
import type { SlipBitmap } from "../../src/printing/slip-bitmap";
import { expectOk, ok } from "../../src/shared/result";
import { FONT_FOLDER } from "../electron/printing/font-folder";
import { createSeededIds } from "../fakes/seeded-ids";
import { metricOf, printReport } from "./report";

/*
 * From the touch to the last byte at the printer: layout, ledger entry flushed, drawing, second entry flushed, bytes, line.
 * The printer is the demo centre's, over a real line of loopback; the ledger is a file that is flushed like the journal.
 */
const { values } = parseArgs({ options: { tickets: { type: "string" }, json: { type: "boolean" } } });
const tickets = Number(values.tickets ?? 200);
const LIMIT = 200;
const DRAW_LIMIT = 40;
const [profile] = PROFILES;
if (profile === undefined) throw new Error("no profile");

const out = fileURLToPath(new URL("../../out/bench", import.meta.url));
await mkdir(out, { recursive: true });
const folder = await mkdtemp(join(out, "ticket-"));
const file = await open(join(folder, "ledger"), "a");
/** Each entry written and flushed before the answer, as the journal does it. */
const log: PrintLedgerLog = {
  async append(entry) {
    await file.write(`${JSON.stringify(entry)}\n`);
    await file.datasync();
    return ok();
  },
};
const device = await startVirtualPrinter(profile.width);
const drawSlip = createSlipDrawer(FONT_FOLDER);
const drawing: number[] = [];
const printer = createChannelPrinter({ open: networkChannel(device.address), profile, timers: SYSTEM_TIMERS });
const draw = (paper: Paper): SlipBitmap => {
  const begun = performance.now();
  const bitmap = drawSlip(paper, profile.width);
  drawing.push(performance.now() - begun);
  return bitmap;
};
const queue = expectOk(
  await openPrintQueue({
    log,
    history: [],
    routing: { lanes: [{ id: "one", printer, draw }], laneOf: () => "one" },
    timers: SYSTEM_TIMERS,
    clock: { now: () => Date.now() },
    ids: createSeededIds(1),
  }),
);

const whole: number[] = [];
for (let number = 1; number <= tickets; number += 1) {
  const name = `A${String(number).padStart(3, "0")}`;
  const arrived = new Promise<number>((resolve) => {
    const forget = device.watch(() => {
      forget();
      resolve(performance.now());
    });
  });
  const touched = performance.now();
  const paper = layOutTicket({
    training: true,
    centre: "Trung tâm Phục vụ hành chính công xã Mẫu, tỉnh Minh Họa",
    number: name,
    service: "Chứng thực bản sao từ bản chính",
    counters: ["1", "2"],
    waitingBefore: number % 20,
    waitMinutes: [15, 30],
    priority: false,
    takenAt: Date.UTC(2026, 10, 23, 1, 5),
    qr: `QMC:T:${name}`,
  });
  expectOk(await queue.add({ slip: "ticket", subject: name, paper }));
  whole.push((await arrived) - touched);
  // The next person comes when this job is over.
  await new Promise<void>((resolve) => {
    const forget = queue.watch(({ open: jobs }) => {
      if (jobs.length > 0) return;
      forget();
      resolve();
    });
    if (queue.state().open.length === 0) resolve();
  });
}
await queue.stop();
await device.close();
await file.close();
await rm(folder, { recursive: true });

// The first tickets warm fonts and code up; a kiosk has long done that when people come.
const WARM_UP = 5;
printReport({
  name: "ticket",
  params: { tickets, width: profile.width, limitP95Ms: LIMIT, drawLimitP95Ms: DRAW_LIMIT },
  metrics: {
    touchToLastByte: metricOf(whole.slice(WARM_UP), "ms"),
    draw: metricOf(drawing.slice(WARM_UP), "ms"),
  },
  baseline: null,
  ratio: null,
});
const isSlow = metricOf(whole.slice(WARM_UP), "ms").p95 > LIMIT;
if (isSlow || metricOf(drawing.slice(WARM_UP), "ms").p95 > DRAW_LIMIT) process.exitCode = 1;
