import { spawn } from "node:child_process";
import { join } from "node:path";
import { bundle } from "./bundle.mjs";
import { openDisplay } from "./display.mjs";
import { setUp } from "./setup.mjs";
import { isProgram, OUT } from "./setup/places.mjs";
import { runMain, say, sayHeading } from "./setup/say.mjs";

/**
 * `npm start`: sets up, bundles and runs the application; what follows `--` goes to it.
 * @param {readonly string[]} args
 * @returns {Promise<number>} the application's exit code
 */
async function start(args) {
  const runtime = await setUp();
  const folder = await bundle();
  const display = await openDisplay();
  const env = { ...process.env, ...display.env };
  if (display.virtual) {
    env["QMC_SCREENSHOTS"] ??= join(OUT, "screens");
    say("no display here: the windows open on a virtual one (1920 x 1200)");
    say(`pictures of the windows: ${env["QMC_SCREENSHOTS"]}`);
    say("Ctrl+C ends the application");
  }
  sayHeading("Quầy Một Cửa");
  const code = await runApplication(runtime.executable, [...sandboxArguments(), folder, ...args], env);
  display.stop();
  return code;
}

/** Chromium refuses to run its sandbox as root; for every other account it stays on. */
export function sandboxArguments() {
  if (process.platform !== "linux" || process.getuid?.() !== 0) return [];
  say("started as root: Chromium's sandbox is off (--no-sandbox). Use an ordinary account for real data.");
  return ["--no-sandbox"];
}

/**
 * @param {string} executable @param {readonly string[]} args @param {NodeJS.ProcessEnv} env
 * @returns {Promise<number>}
 */
function runApplication(executable, args, env) {
  return new Promise((resolve, reject) => {
    // In a group of its own: Ctrl+C on the terminal would hit Chromium's helpers too, and a window without them crashes.
    const detached = process.platform !== "win32";
    const child = spawn(executable, args, { stdio: "inherit", env, detached });
    let asked = false;
    const end = () => {
      if (asked && child.pid !== undefined) process.kill(detached ? -child.pid : child.pid, "SIGKILL");
      else child.kill("SIGTERM");
      asked = true;
    };
    for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"])) process.on(signal, end);
    child.once("error", reject);
    child.once("exit", (code) => resolve(code ?? 1));
  });
}

if (isProgram(import.meta.url)) await runMain(() => start(process.argv.slice(2)));
