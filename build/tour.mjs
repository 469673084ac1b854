import { existsSync } from "node:fs";
import { join } from "node:path";
import { bundle } from "./bundle.mjs";
import { openDisplay } from "./display.mjs";
import { runTypeScript } from "./run.mjs";
import { setUp } from "./setup.mjs";
import { findProgram, outputOf, runProgram } from "./setup/command.mjs";
import { isProgram, ROOT } from "./setup/places.mjs";
import { runMain, say, sayHeading } from "./setup/say.mjs";

const TOUR = "tests/e2e/tour/main.ts";

/**
 * `npm run tour`: everything that exists, without a person, in a network of loopback only where the system allows that.
 * @param {readonly string[]} args
 */
async function tour(args) {
  await setUp();
  const env = { ...process.env, QMC_BUNDLE: await bundle() };
  const isolation = isolatingCommand();
  if (isolation === undefined) {
    say("this system does not let us cut the network off; the tour runs with it");
    const display = await openDisplay();
    sayHeading("Tour");
    const code = await runTypeScript(TOUR, args, { ...env, ...display.env, QMC_ISOLATED_NETWORK: "0" });
    display.stop();
    return code;
  }
  say("the network is cut off for the tour: nothing but loopback (unshare)");
  const display = await openDisplay();
  const [program = "", ...before] = isolation;
  const code = await runProgram(program, [...before, process.execPath, import.meta.filename, "--inside", ...args], {
    cwd: ROOT,
    env: { ...env, ...display.env, QMC_ISOLATED_NETWORK: "1" },
  });
  display.stop();
  return code;
}

/** Run again inside: the loopback of a new network is down at first. @param {readonly string[]} args */
async function insideTour(args) {
  const ip = findProgram("ip");
  if (ip !== undefined) outputOf(ip, ["link", "set", "lo", "up"]);
  sayHeading("Tour");
  return runTypeScript(TOUR, args);
}

/**
 * The command that runs another one in a network of its own, if this account may: root at once; others inside a user namespace,
 * as themselves, so that Chromium's sandbox is tested too.
 * @returns {string[] | undefined}
 */
function isolatingCommand() {
  const [unshare, ip] = [findProgram("unshare"), findProgram("ip")];
  if (process.platform !== "linux" || unshare === undefined || ip === undefined) return undefined;
  const way = process.getuid?.() === 0 ? ["-n"] : ["--map-current-user", "-n", "--keep-caps"];
  return outputOf(unshare, [...way, ip, "link", "set", "lo", "up"]) === undefined ? undefined : [unshare, ...way];
}

if (isProgram(import.meta.url)) {
  await runMain(() => {
    const args = process.argv.slice(2);
    if (!existsSync(join(ROOT, TOUR))) throw new Error(`there is no ${TOUR}`);
    return args[0] === "--inside" ? insideTour(args.slice(1)) : tour(args);
  });
}
