import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { bundle } from "../../../build/bundle.mjs";
import { findElectron } from "../../../build/setup/electron.mjs";
import { launchStation } from "../../e2e/helpers/launch";
import { openDemoCentre } from "../../e2e/helpers/pages";
import { metricOf, printReport } from "../report";
import { findBusyProfile } from "../busy-station/busy-profile";
import { pssOfTree } from "./memory";
import { startProgram, type Program } from "./program";

/*
 * Process start → the desk is painted and the station behind it open, against an Electron with one empty window, in turns (A B B A …) on the same computer; then the
 * memory of all processes with desk, kiosk and board open. Warm: both have run before. `--years 5`: with the data of a busy
 * station, 24,000 dossiers and 240,000 entries a year, 2,400 of them behind the last checkpoint, as a power cut leaves it;
 * each run ends by SIGKILL, so that the next one finds the same.
 */
const { values } = parseArgs({
  options: { runs: { type: "string" }, years: { type: "string" }, json: { type: "boolean" } },
});
const runs = Number(values.runs ?? 12);
const years = Number(values.years ?? 0);
const SETTLE_MS = 4_000;
const END = years > 0 ? "SIGKILL" : "SIGTERM";

const runtime = findElectron();
if (runtime === undefined) throw new Error("no Electron here");
const { executable } = runtime;
const sandbox = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
const folder = await mkdtemp(path.join(tmpdir(), "quay-mot-cua-bench-"));
const application = process.env["QMC_BUNDLE"] ?? (await bundle());

const profile = years > 0 ? await findBusyProfile(years) : path.join(folder, "station");
const station = (...more: string[]): Program => ({
  executable,
  args: [...sandbox, application, `--profile=${profile}`, "--report-ready", ...more],
});
const empty = (...more: string[]): Program => ({
  executable,
  args: [
    ...sandbox,
    path.join(import.meta.dirname, "../empty-window"),
    `--profile=${path.join(folder, "empty")}`,
    ...more,
  ],
});

async function timeStart(program: Program, ...windows: readonly string[]): Promise<number> {
  const started = startProgram(program);
  const times = await Promise.all(windows.map((window) => started.ready(window)));
  started.child.kill(END);
  await started.ended();
  return Math.max(...times);
}

async function memoryOf(program: Program, windows: readonly string[]): Promise<number> {
  const started = startProgram(program);
  await Promise.all(windows.map((window) => started.ready(window)));
  await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
  const megabytes = pssOfTree(started.child.pid ?? 0);
  started.child.kill(END);
  await started.ended();
  return megabytes;
}

try {
  if (years === 0) {
    const founding = await launchStation({ profile });
    await openDemoCentre(founding.application);
    await founding.close();
  }
  const deskMs: number[] = [];
  const emptyMs: number[] = [];
  for (let run = -1; run < runs; run += 1) {
    const turns = [
      async () => deskMs.push(await timeStart(station(), "desk", "station")),
      async () => emptyMs.push(await timeStart(empty(), "empty")),
    ];
    for (const turn of run % 2 === 0 ? turns : turns.reverse()) await turn();
    if (run < 0) {
      deskMs.length = 0;
      emptyMs.length = 0;
    }
  }
  const threeWindows: number[] = [];
  const emptyWindow: number[] = [];
  for (let run = 0; run < 3; run += 1) {
    threeWindows.push(await memoryOf(station("--open=kiosk,board"), ["desk", "kiosk", "board"]));
    emptyWindow.push(await memoryOf(empty(), ["empty"]));
  }
  const metrics = {
    deskUsable: metricOf(deskMs, "ms"),
    emptyWindow: metricOf(emptyMs, "ms"),
    memoryDeskKioskBoard: metricOf(threeWindows, "MB PSS"),
    memoryEmptyWindow: metricOf(emptyWindow, "MB PSS"),
  };
  const ratio = metrics.deskUsable.p50 / metrics.emptyWindow.p50;
  printReport({
    name: "startup",
    params: { runs, years, windows: ["desk", "kiosk", "board"] },
    metrics,
    baseline: "an Electron with one empty window",
    ratio,
  });
} finally {
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
}
