import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { readBrowser } from "../privacy/read-browser";
import { scanProfile } from "../privacy/scan-profile";
import { launchStation } from "./helpers/launch";

const NAME = "Nguyễn Thị Thử Nghiệm";

let folder = "";
let profile = "";
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "qmc-privacy-e2e-"));
  profile = path.join(folder, "profile");
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

function runCommand(word: string): { readonly status: number | null; readonly report: unknown } {
  const words = path.join(folder, "words.txt");
  writeFileSync(words, `${word}\n`);
  const given = ["--profile", profile, "--words", words, "--json"];
  const { status, stdout } = spawnSync(process.execPath, ["build/run.mjs", "tests/privacy/cli.ts", ...given], {
    encoding: "utf8",
  });
  return { status, report: JSON.parse(stdout.trim().split("\n").at(-1) ?? "null") };
}

describe("privacy of a profile that the application wrote", () => {
  test("a name planted in its IndexedDB is found in the files and through the browser; without it, nothing is", async () => {
    const station = await launchStation({ profile });
    const page = await station.application.firstWindow();
    await page.waitForLoadState();
    await station.close();
    const clean = await scanProfile([profile], [NAME], readBrowser(path.join(profile, "browser")));
    expect(clean.findings).toEqual([]);
    expect(clean.files).toBeGreaterThan(10);

    const again = await launchStation({ profile });
    const window = await again.application.firstWindow();
    await window.waitForLoadState();
    await window.evaluate(plant, NAME);
    await again.close();
    const { findings } = await scanProfile([profile], [NAME]);
    expect(findings.map(({ store }) => store)).toContain("indexeddb");
    const seen = await scanProfile([], [NAME], readBrowser(path.join(profile, "browser")));
    expect(seen.findings.map(({ store }) => store)).toContain("indexeddb");

    expect(runCommand("Không Có Ở Đây")).toMatchObject({ status: 0, report: { browserRead: true, findings: [] } });
    const found = runCommand(NAME);
    expect(found.status).toBe(3);
    expect(JSON.stringify(found.report)).not.toContain("Nguy");
  });
});

/** Runs in the window: values large enough for Chromium to compress, and an index by name. */
function plant(name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open("planted", 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore("people", { keyPath: "id" }).createIndex("name", "name");
    };
    request.onerror = () => {
      reject(new Error("planting failed"));
    };
    request.onsuccess = () => {
      const change = request.result.transaction("people", "readwrite", { durability: "strict" });
      change.objectStore("people").put({ id: 1, name, text: `${name} `.repeat(5000) });
      change.oncomplete = () => {
        request.result.close();
        resolve();
      };
    };
  });
}
