import path from "node:path";
import type { App } from "electron";
import type { Health } from "../../src/ipc/station-state";
import { createNodeDisk } from "../disk/node-disk";
import { answerAll } from "../ipc/answer";
import { watchOutbound } from "../security/outbound";
import { createSessions } from "../security/sessions";
import type { ProgramArguments } from "./arguments";
import { readDemoCentre } from "./demo-centre";
import { measureHealth } from "./health";
import type { Profile } from "./profile";
import { createReadyReport } from "./ready-report";
import { createReplies } from "./replies";
import { openStation } from "./station";
import { createWindows } from "./windows";

const HEALTH_EVERY_MS = 5_000;

/** Wires the parts and opens the first window; the application is ready and its data folder is ours. */
export async function run(app: App, given: ProgramArguments, profile: Profile): Promise<void> {
  const appFolder = import.meta.dirname;
  const outbound = watchOutbound();
  const sessions = createSessions({
    rendererFolder: path.join(appFolder, "renderer"),
    outbound,
    answerers: { staff: [], kiosk: [], board: [] },
  });
  const windows = createWindows(sessions, appFolder);
  const disk = createNodeDisk(profile.root);
  const versions = { program: app.getVersion(), electron: process.versions.electron };
  const opened = await openStation({
    disk,
    versions,
    changed: (description) => {
      windows.tell("station:changed", description);
    },
  });
  if (!opened.ok) throw new Error(`the data folder cannot be opened: ${opened.fault.kind}`);
  const station = opened.value;

  const health = (): Promise<Health> =>
    measureHealth(disk, {
      hub: "alone",
      printer: "none",
      owed: { dossiers: 0, since: undefined },
      clockJump: undefined,
    });
  setInterval(
    () =>
      void health().then((now) => {
        windows.tell("health:changed", now);
      }),
    HEALTH_EVERY_MS,
  ).unref();

  const report = { print: given.reportReady, screenshots: given.screenshots };
  answerAll(
    createReplies({
      station,
      windows,
      health,
      readyReport: createReadyReport({ ...report, write: (line) => process.stdout.write(line) }),
      contacts: () => outbound.list(),
      readDemoCentre: () => readDemoCentre(path.join(appFolder, "assets")),
      windowUsable: () => {
        if (given.smoke) app.quit();
      },
    }),
    (event) => windows.findSender(event),
  );

  windows.open(station.describe().phase === "first-start" ? "setup" : "desk");
  for (const kind of given.open) windows.open(kind);
  app.on("second-instance", () => windows.list()[0]?.focus());
}
