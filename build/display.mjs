import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findProgram } from "./setup/command.mjs";
import { hasDisplay } from "./setup/debian.mjs";

/** @typedef {{ readonly virtual: boolean, readonly env: Readonly<Record<string, string>>, stop: () => void }} Display */

const SCREEN = "1920x1200x24";
const START_MS = 15_000;

/**
 * The display of this computer, or a virtual one of our own that ends with this process, however it ends.
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<Display>} `env` is what programs that open windows must be given besides
 */
export async function openDisplay(env = process.env) {
  if (process.platform !== "linux" || hasDisplay(env)) return { virtual: false, env: {}, stop: () => undefined };
  const server = findProgram("Xvfb");
  if (server === undefined) throw new Error("there is no display and no Xvfb; run node build/setup.mjs");
  const folder = mkdtempSync(join(tmpdir(), "quay-mot-cua-x-"));
  const authority = join(folder, "authority");
  writeFileSync(authority, createAuthority(randomBytes(16)), { mode: 0o600 });
  const { program, before } = endsWithParent();
  // Detached: Ctrl+C on the terminal reaches the application first; its windows close before their display does.
  const child = spawn(
    program,
    [...before, server, "-displayfd", "3", "-auth", authority, "-screen", "0", SCREEN, "-nolisten", "tcp"],
    { stdio: ["ignore", "ignore", "ignore", "pipe"], detached: true },
  );
  const stop = () => {
    child.kill("SIGTERM");
    rmSync(folder, { recursive: true, force: true });
  };
  process.once("exit", stop);
  const number = await readDisplayNumber(child);
  child.unref();
  return { virtual: true, env: { DISPLAY: `:${number}`, XAUTHORITY: authority }, stop };
}

/**
 * An Xauthority file with one key that fits every display number: the number is not known before the server runs.
 * @param {Buffer} key 16 bytes
 */
export function createAuthority(key) {
  const name = Buffer.from("MIT-MAGIC-COOKIE-1", "latin1");
  const anyAddress = Buffer.from([0xff, 0xff, 0, 0]);
  const anyNumber = Buffer.from([0, 0]);
  return Buffer.concat([anyAddress, anyNumber, Buffer.from([0, name.length]), name, Buffer.from([0, key.length]), key]);
}

/** Even a parent that is killed leaves no server behind, where util-linux is there. */
function endsWithParent() {
  const program = findProgram("setpriv");
  return program === undefined ? { program: "env", before: [] } : { program, before: ["--pdeathsig", "TERM", "--"] };
}

/**
 * @param {import("node:child_process").ChildProcess} child
 * @returns {Promise<string>}
 */
function readDisplayNumber(child) {
  return new Promise((resolve, reject) => {
    const pipe = child.stdio[3];
    const timer = setTimeout(() => reject(new Error("the virtual display did not start in time")), START_MS);
    child.once("exit", (code) => reject(new Error(`the virtual display ended at once (code ${String(code)})`)));
    child.once("error", reject);
    pipe?.once("data", (data) => {
      clearTimeout(timer);
      if ("unref" in pipe && typeof pipe.unref === "function") pipe.unref();
      resolve(String(data).trim());
    });
  });
}
