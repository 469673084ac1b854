import { bundle } from "./bundle.mjs";
import { openDisplay } from "./display.mjs";
import { findElectron, sayElectron } from "./setup/electron.mjs";
import { SetupProblem } from "./setup/say.mjs";

/**
 * Before the end-to-end tests: one bundle for all of them, and a virtual display for each worker where this computer has
 * none (tests/e2e/helpers/own-display.ts takes it). Vitest runs it and the function it returns.
 * @param {{ readonly config: { readonly maxWorkers: number } }} project
 */
export async function setup({ config }) {
  const runtime = findElectron();
  if (runtime === undefined) throw new SetupProblem("There is no Electron here yet. Type: node build/setup.mjs");
  sayElectron(runtime);
  process.env["QMC_BUNDLE"] = await bundle();
  const displays = await Promise.all(Array.from({ length: config.maxWorkers }, () => openDisplay()));
  const own = displays.filter(({ virtual }) => virtual);
  if (own.length > 0) process.env["QMC_DISPLAYS"] = JSON.stringify(own.map(({ env }) => env));
  return () => {
    for (const { stop } of displays) stop();
  };
}
