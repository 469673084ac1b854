import { writeFile } from "node:fs/promises";
import path from "node:path";
import { launchStation } from "../helpers/launch";
import { openWindow } from "../helpers/pages";
import { visitHouse } from "./house-steps";
import { visitDesk } from "./visit-steps";
import { createTour } from "./tour";

function valueOf(name: string): string | undefined {
  const index = process.argv.indexOf(`--${name}`);
  return index === -1 ? undefined : process.argv[index + 1];
}

const say = (line: string): void => {
  console.log(line);
};

const root = path.resolve(import.meta.dirname, "../../..");
const profile = valueOf("profile");
const keepRunning = process.argv.includes("--keep-running");
const isolatedNetwork = process.env["QMC_ISOLATED_NETWORK"] === "1";

const tour = await createTour(path.join(root, "out", "tour"), say);
const station = await launchStation(profile === undefined ? {} : { profile });
const desk = await visitHouse(tour, station);
if (desk !== undefined) await visitDesk(tour, station, desk);
const supervisor = desk === undefined ? undefined : await openWindow(station.application, desk, "supervisor");
const contacts = (await supervisor?.evaluate(() => window.station.ask("station:contacts", undefined))) ?? [];

const steps = tour.steps();
const allOk = steps.length > 0 && steps.every((step) => step.ok);
const electron = await station.application.evaluate(() => process.versions.electron);
const report = { electron, steps, outbound: contacts.map((contact) => contact.address), isolatedNetwork, ok: allOk };
await writeFile(path.join(tour.folder, "report.json"), `${JSON.stringify(report, undefined, 2)}\n`);
say(`report: ${path.join(tour.folder, "report.json")}`);

if (keepRunning) await station.application.waitForEvent("close", { timeout: 0 });
await station.close();
process.exitCode = allOk ? 0 : 1;
