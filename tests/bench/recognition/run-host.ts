import { spawn } from "node:child_process";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { findElectron } from "../../../build/setup/electron.mjs";
import { buildHost } from "./build-host";
import type { HostJob, HostLine } from "./host-job";
import { watchMemory } from "./watch-memory";

export interface HostRun {
  /** Where the prepared pages lie until `clean` is called. */
  readonly folder: string;
  /** Largest sum of the proportional sets of all processes of the run, in MB; 0 where the system does not tell. */
  readonly peakMemoryMB: number;
  clean(): void;
}

/** Runs files through the bundled recognition window in Electron; lines are handed over as they come. */
export async function runHost(
  kind: HostJob["kind"],
  files: readonly string[],
  take: (line: HostLine) => void,
): Promise<HostRun> {
  const bundle = process.env["QMC_BUNDLE"];
  const runtime = findElectron();
  if (bundle === undefined || runtime === undefined) throw new Error("start this by npm run bench:… or npm run ocr");
  const folder = await buildHost();
  const job: HostJob = { kind, files, lanes: 2, bundle, keepIn: folder };
  const sandbox = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  const child = spawn(runtime.executable, [...sandbox, folder, `--user-data-dir=${join(folder, "profile")}`], {
    stdio: ["ignore", "ignore", "ignore", "pipe"],
    env: { ...process.env, QMC_RECOGNITION_JOB: JSON.stringify(job) },
  });
  const memory = watchMemory(child.pid ?? 0);
  const lines = createInterface({ input: child.stdio[3] as Readable }); // "pipe" above
  lines.on("line", (line) => {
    take(JSON.parse(line) as HostLine); // written by host.ts
  });
  const code = await new Promise<number | string>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (exitCode, signal) => {
      resolve(exitCode ?? String(signal));
    });
  });
  const peakMemoryMB = memory.stop();
  const clean = (): void => {
    rmSync(folder, { recursive: true, force: true });
  };
  if (code === 0) return { folder, peakMemoryMB, clean };
  clean();
  throw new Error(`the recognition host ended with ${code}`);
}
