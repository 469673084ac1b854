import { spawn } from "node:child_process";
import { rmSync } from "node:fs";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { openDisplay } from "../../../build/display.mjs";
import { prepareElectron } from "../../../build/setup/electron.mjs";
import { buildHost } from "./build-host";
import type { HostJob, HostLine } from "./host-job";
import { watchMemory } from "./watch-memory";

export interface HostRun {
  /** Largest sum of the proportional sets of all processes of the run, in MB; 0 where the system does not tell. */
  readonly peakMemoryMB: number;
}

/** Builds the host, runs a job in Electron, hands over its lines as they come. */
export async function runHost(job: HostJob, take: (line: HostLine) => void): Promise<HostRun> {
  const folder = await buildHost();
  const [{ executable }, display] = [await prepareElectron(), await openDisplay()];
  const sandbox = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  const child = spawn(executable, [...sandbox, folder, `--user-data-dir=${folder}/profile`], {
    stdio: ["ignore", "inherit", "inherit", "pipe"],
    env: { ...process.env, ...display.env, QMC_RECOGNITION_JOB: JSON.stringify(job) },
  });
  const memory = watchMemory(child.pid ?? 0);
  const lines = createInterface({ input: child.stdio[3] as Readable }); // "pipe" above
  lines.on("line", (line) => {
    take(JSON.parse(line) as HostLine); // written by host.ts
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
  const peakMemoryMB = memory.stop();
  display.stop();
  rmSync(folder, { recursive: true, force: true });
  if (code !== 0) throw new Error(`the recognition host ended with ${String(code)}`);
  return { peakMemoryMB };
}
