import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { parseArgs } from "node:util";
import { lockProfile } from "../../electron/security/profile-lock";
import { readBrowser } from "./read-browser";
import { scanProfile, type ScanReport } from "./scan-profile";

/**
 * npm run privacy -- --profile DIR --words FILE [--also DIR]... [--no-browser] [--json]
 * FILE: one word or name a line. Exit 0: none of them found; 3: found; 1: it could not be looked.
 */
async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      profile: { type: "string" },
      words: { type: "string" },
      also: { type: "string", multiple: true, default: [] },
      "no-browser": { type: "boolean", default: false },
      json: { type: "boolean", default: false },
    },
  });
  if (values.profile === undefined || values.words === undefined) {
    console.error("Usage: npm run privacy -- --profile DIR --words FILE [--also DIR]... [--no-browser] [--json]");
    return 1;
  }
  const words = (await readFile(values.words, "utf8")).split(/\r?\n/).filter((line) => line.trim() !== "");
  if (words.length === 0) throw new Error("the file of words is empty");
  const lock = await lockProfile(values.profile, () => undefined);
  if (!lock.ok)
    throw new Error(lock.fault.kind === "in-use" ? "the station is running: stop it first" : lock.fault.code);
  // A station that has opened no window yet has no browser folder.
  const browser = path.join(values.profile, "browser");
  const browserRead = !values["no-browser"] && existsSync(browser);
  const extras = browserRead ? readBrowser(browser) : [];
  const report = await scanProfile([values.profile, ...values.also], words, extras);
  await lock.value.release();
  if (values.json) console.log(JSON.stringify({ ...report, browserRead }));
  else describe(report);
  return report.findings.length === 0 ? 0 : 3;
}

function describe({ files, bytes, words, notSearched, findings }: ScanReport): void {
  console.log(
    `${String(files)} files, ${String(bytes)} bytes, ${String(words)} words: ${String(findings.length)} found`,
  );
  for (const word of notSearched) console.log(`word ${String(word)} is too short to be told from chance`);
  for (const { word, store, encoding } of findings) console.log(`word ${String(word)} in ${store} (${encoding})`);
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
