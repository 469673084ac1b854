import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { bundle } from "../../build/bundle.mjs";
import { findElectron } from "../../build/setup/electron.mjs";
import { launchStation } from "./helpers/launch";

let profile = "";
beforeEach(async () => {
  profile = await mkdtemp(path.join(tmpdir(), "qmc-single-"));
});
afterEach(async () => {
  await rm(profile, { recursive: true, force: true, maxRetries: 5 });
});

/** As a person does it who clicks the icon twice: no debugger, no Playwright. */
async function startAgain(): Promise<{ readonly code: number | null; readonly said: string }> {
  const folder = process.env["QMC_BUNDLE"] ?? (await bundle());
  const root = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  const child = spawn(findElectron()?.executable ?? "", [...root, folder, `--profile=${profile}`], {
    stdio: ["ignore", "ignore", "pipe"],
  });
  let said = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    said += text;
  });
  await once(child, "close");
  return { code: child.exitCode, said };
}

test("a second start with the same folder leaves at once, and one that was killed blocks nobody", async () => {
  const first = await launchStation({ profile });
  await first.application.firstWindow();
  const second = await startAgain();
  expect(second.code).toBe(0);
  expect(second.said).toContain("đang chạy với thư mục dữ liệu này");
  expect(first.application.windows().length).toBeGreaterThan(0);

  const gone = once(first.application.process(), "exit");
  first.application.process().kill("SIGKILL");
  await gone;
  const third = await launchStation({ profile });
  await third.application.firstWindow();
  await third.close();
});
