import { bundle } from "./bundle.mjs";
import { openDisplay } from "./display.mjs";
import { findElectron, sayElectron } from "./setup/electron.mjs";
import { SetupProblem } from "./setup/say.mjs";

/** Before the end-to-end tests: one bundle and one display for all of them. Vitest runs it and the function it returns. */
export async function setup() {
  const runtime = findElectron();
  if (runtime === undefined) throw new SetupProblem("There is no Electron here yet. Type: node build/setup.mjs");
  sayElectron(runtime);
  process.env["QMC_BUNDLE"] = await bundle();
  const display = await openDisplay();
  Object.assign(process.env, display.env);
  return display.stop;
}
