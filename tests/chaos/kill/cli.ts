import { parseArgs } from "node:util";
import { bundle } from "../../../build/bundle.mjs";
import { openDisplay } from "../../../build/display.mjs";
import { createSeededRandom } from "../../fakes/seeded-random";
import { runElectronKills } from "./electron/run-electron-kills";
import { runKills, type KillReport } from "./run-kills";

const { values } = parseArgs({
  options: {
    times: { type: "string" },
    seed: { type: "string" },
    json: { type: "boolean" },
    /** The parts of main in a plain Node process: quicker, and under strace. */
    node: { type: "boolean" },
  },
});
const seed = values.seed === undefined ? Math.floor(Math.random() * 2 ** 31) : Number(values.seed);
const [times, random] = [Number(values.times ?? 100), createSeededRandom(seed)];
const report = values.node === true ? await runKills(times, random) : await killElectron();
console.log(values.json === true ? JSON.stringify({ ...report, seed }) : { ...report, seed });
if (report.lost > 0 || report.duplicated > 0) process.exitCode = 1;

/** One bundle and one display for all lives. */
async function killElectron(): Promise<KillReport> {
  process.env["QMC_BUNDLE"] ??= await bundle();
  const display = await openDisplay();
  Object.assign(process.env, display.env);
  try {
    return await runElectronKills(times, random, values.json === true ? undefined : console.log);
  } finally {
    display.stop();
  }
}
