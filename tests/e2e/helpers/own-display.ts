import { z } from "zod";

const DISPLAYS = z.array(z.record(z.string(), z.string()));

/** Made by build/e2e-setup.mjs, one for each worker: no two test files that run at a time share a keyboard. */
const made = process.env["QMC_DISPLAYS"];
if (made !== undefined) {
  const displays = DISPLAYS.parse(JSON.parse(made));
  Object.assign(process.env, displays[(Number(process.env["VITEST_POOL_ID"]) - 1) % displays.length]);
}
