import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { readBrowser } from "../../privacy/read-browser";
import { scanProfile } from "../../privacy/scan-profile";
import { launchStation } from "../helpers/launch";
import { openWindow } from "../helpers/pages";
import { visitHall } from "./hall-steps";
import { visitHouse } from "./house-steps";
import { visitDesk } from "./visit-steps";
import { reachProvince } from "./province-steps";
import { createTour } from "./tour";

function valueOf(name: string): string | undefined {
  const index = process.argv.indexOf(`--${name}`);
  return index === -1 ? undefined : process.argv[index + 1];
}

const say = (line: string): void => {
  console.log(line);
};

const root = path.resolve(import.meta.dirname, "../../..");
const kept = valueOf("profile");
const profile = kept ?? (await mkdtemp(path.join(tmpdir(), "quay-mot-cua-tour-")));
const keepRunning = process.argv.includes("--keep-running");
const isolatedNetwork = process.env["QMC_ISOLATED_NETWORK"] === "1";

const tour = await createTour(path.join(root, "out", "tour"), say);
const station = await launchStation({ profile, args: ["--line-off"] });
const desk = await visitHouse(tour, station);
if (desk !== undefined) {
  await visitDesk(tour, station, desk);
  await visitHall(tour, station, desk);
  await reachProvince(tour, desk);
}
const supervisor = desk === undefined ? undefined : await openWindow(station.application, desk, "supervisor");
const contacts = (await supervisor?.evaluate(() => window.station.ask("station:contacts", undefined))) ?? [];

const electron = await station.application.evaluate(() => process.versions.electron);
if (keepRunning) await station.application.waitForEvent("close", { timeout: 0 });
await station.close();

let privacy: { readonly files: number; readonly words: number; readonly findings: number } | undefined;
await tour.step("nobody named in any store of the stopped profile", async () => {
  const lines = (await readFile(path.join(root, "tests", "privacy", "visit-words.txt"), "utf8")).split("\n");
  const words = lines.filter((line) => line !== "");
  const { files, findings } = await scanProfile([profile], words, readBrowser(path.join(profile, "browser")));
  privacy = { files, words: words.length, findings: findings.length };
  if (findings.length > 0) throw new Error(`found in ${findings.map(({ store }) => store).join(", ")}`);
  return undefined;
});
if (kept === undefined) await rm(profile, { recursive: true, force: true, maxRetries: 5 });

const steps = tour.steps();
const ok = steps.length > 0 && steps.every((step) => step.ok);
const outbound = contacts.map((contact) => contact.address);
const report = { electron, steps, outbound, isolatedNetwork, privacy, ok };
await writeFile(path.join(tour.folder, "report.json"), `${JSON.stringify(report, undefined, 2)}\n`);
say(`report: ${path.join(tour.folder, "report.json")}`);
process.exitCode = ok ? 0 : 1;
