import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openDisplay } from "../display.mjs";
import { sandboxArguments } from "../start.mjs";

const LIMIT_MS = 60_000;

/**
 * Starts the packaged program once, with a data folder of its own, and waits for its word that it can be used.
 * @param {string} executable
 * @returns {Promise<number>} milliseconds, as the program says
 */
export async function smokeTest(executable) {
  const display = await openDisplay();
  const profile = mkdtempSync(join(tmpdir(), "quay-mot-cua-smoke-"));
  try {
    const { output, code } = await runOnce(
      executable,
      [...sandboxArguments(), "--smoke", `--profile=${profile}`],
      display.env,
    );
    const line = output.split("\n").find((text) => text.startsWith('{"ready":true'));
    if (code !== 0 || line === undefined) {
      throw new Error(`the packaged program did not report ready (code ${String(code)}):\n${output.slice(-2_000)}`);
    }
    return JSON.parse(line).milliseconds;
  } finally {
    display.stop();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

/**
 * @param {string} executable @param {readonly string[]} args @param {Readonly<Record<string, string>>} env
 * @returns {Promise<{ output: string, code: number | null }>}
 */
function runOnce(executable, args, env) {
  return new Promise((resolve, reject) => {
    const child = spawn(executable, args, {
      env: { ...process.env, ...env },
      timeout: LIMIT_MS,
      killSignal: "SIGKILL",
    });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (data) => (output += String(data)));
    child.once("error", reject);
    child.once("close", (code) => resolve({ output, code }));
  });
}
