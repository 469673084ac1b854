import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { bundle } from "../../../build/bundle.mjs";
import { findElectron } from "../../../build/setup/electron.mjs";
import { launchStation } from "../../e2e/helpers/launch";
import { openDemoCentre } from "../../e2e/helpers/pages";
import { metricOf, printReport } from "../report";
import { pssOfTree } from "./memory";
import { startProgram, type Program } from "./program";

/*
 * Process start → desk usable, against an Electron with one empty window, in turns (A B B A …) on the same computer; then the
 * memory of all processes with desk, kiosk and board open. Warm: both have run before.
 */
const { values } = parseArgs({ options: { runs: { type: "string" }, json: { type: "boolean" } } });
const runs = Number(values.runs ?? 12);
const SETTLE_MS = 4_000;

const runtime = findElectron();
if (runtime === undefined) throw new Error("no Electron here");
const { executable } = runtime;
const sandbox = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
const folder = await mkdtemp(path.join(tmpdir(), "quay-mot-cua-bench-"));
const application = process.env["QMC_BUNDLE"] ?? (await bundle());

const station = (...more: string[]): Program => ({
  executable,
  args: [...sandbox, application, `--profile=${path.join(folder, "station")}`, "--report-ready", ...more],
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

async function timeStart(program: Program, window: string): Promise<number> {
  const started = startProgram(program);
  const time = await started.ready(window);
  started.child.kill("SIGTERM");
  await started.ended();
  return time;
}

async function memoryOf(program: Program, windows: readonly string[]): Promise<number> {
  const started = startProgram(program);
  await Promise.all(windows.map((window) => started.ready(window)));
  await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
  const megabytes = pssOfTree(started.child.pid ?? 0);
  started.child.kill("SIGTERM");
  await started.ended();
  return megabytes;
}

try {
  const founding = await launchStation({ profile: path.join(folder, "station") });
  await openDemoCentre(founding.application);
  await founding.close();
  const deskMs: number[] = [];
  const emptyMs: number[] = [];
  for (let run = -1; run < runs; run += 1) {
    const turns = [
      async () => deskMs.push(await timeStart(station(), "desk")),
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
    params: { runs, windows: ["desk", "kiosk", "board"] },
    metrics,
    baseline: "an Electron with one empty window",
    ratio,
  });
} finally {
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
}
