import path from "node:path";
import { powerMonitor, safeStorage, type App } from "electron";
import type { Health } from "../../src/ipc/station-state";
import { createNodeDisk } from "../disk/node-disk";
import { answerAll } from "../ipc/answer";
import { stretchWithArgon2 } from "../keys/argon2";
import { createElectronKeyring } from "../keys/electron-keyring";
import { createNodeCrypto } from "../keys/node-crypto";
import { openLog } from "../logging/log";
import { serveFormFonts } from "../paper/form-fonts";
import { createFormPages, type FormPages } from "../paper/form-pages";
import { createPrintFolder } from "../paper/print-folder";
import { serveOcrAssets } from "../recognition/ocr-assets";
import { watchOutbound } from "../security/outbound";
import type { ProfileLock } from "../security/profile-lock";
import { createSessions } from "../security/sessions";
import { serveFolder } from "../security/station-protocol";
import { createRandomIds } from "../station/random-ids";
import { createSystemClock } from "../station/system-clock";
import type { ProgramArguments } from "./arguments";
import { readDemoCentre } from "./demo-centre";
import { createFounding } from "./found-station";
import { measureHealth } from "./health";
import type { Profile } from "./profile";
import { createReadyReport } from "./ready-report";
import { createReplies } from "./replies";
import { createServe } from "./serve";
import type { Services } from "./services";
import { openStation, type Station } from "./station";
import { usualMethod } from "./usual-method";
import { watchProgram } from "./watch-program";
import { createWindows, type Windows } from "./windows";

const HEALTH_EVERY_MS = 5_000;

/**
 * Wires the parts and opens the first window; the application is ready and its data folder is ours. The answer brings
 * that window to the front.
 */
export async function run(app: App, given: ProgramArguments, profile: Profile, lock: ProfileLock): Promise<() => void> {
  const appFolder = import.meta.dirname;
  const assetsFolder = path.join(appFolder, "assets");
  const outbound = watchOutbound();
  const disk = createNodeDisk(profile.root);
  const clock = createSystemClock();
  const ids = createRandomIds();
  const log = openLog(path.join(profile.root, "logs"), clock);
  watchProgram(app, log);
  const tools = { crypto: createNodeCrypto(), stretch: stretchWithArgon2 };

  // Sessions serve pages and forms of parts that are made after the windows that they need.
  const late: { station?: Station<Services>; forms?: FormPages } = {};
  const sessions = createSessions({
    rendererFolder: path.join(appFolder, "renderer"),
    outbound,
    answerers: {
      staff: [
        serveOcrAssets(path.join(assetsFolder, "ocr")),
        serveFormFonts(path.join(assetsFolder, "fonts", "tinos")),
        (pathname) => late.forms?.answer(pathname),
        (pathname) => late.station?.findServices()?.pages(pathname),
      ],
      // The camera's reader of QR codes and the voice; nothing there is anybody's.
      kiosk: [serveOcrAssets(path.join(assetsFolder, "ocr")), serveFolder("/voice/", path.join(assetsFolder, "voice"))],
      board: [serveFolder("/voice/", path.join(assetsFolder, "voice"))],
    },
  });
  const windows = createWindows(sessions, appFolder, () => {
    app.quit();
  });
  const forms = createFormPages(() => windows.openPrintWindow(), ids, createPrintFolder(profile.root));
  late.forms = forms;

  const serve = createServe({
    disk,
    clock,
    ids,
    tools,
    assetsFolder,
    windows,
    forms,
    noteChange: () => void tellHealth(),
    line: {
      program: app.getVersion(),
      off: given.lineOff,
      gateway: path.join(appFolder, "gateway", "main.js"),
      folder: profile.root,
    },
    lookedUnrecorded: (dossier, { officer }) => {
      log.warn("dossier.looked-unrecorded", { dossier, officer });
    },
    idleSeconds: () => powerMonitor.getSystemIdleTime(),
  });
  const keyring = createElectronKeyring(safeStorage, process.platform);
  const station = await openStation({
    disk,
    tools,
    ids,
    keyring,
    serve,
    versions: { program: app.getVersion(), electron: process.versions.electron },
    changed: (description) => {
      if (description.phase === "open") windows.open("projector");
      // A desk that is drawn is of use once the station behind it is open.
      if (description.phase === "open" && given.reportReady)
        process.stdout.write(`{"ready":true,"window":"station"}\n`);
      log.event("station.phase", { state: description.phase });
      windows.tell("station:changed", description);
    },
  });
  late.station = station;
  app.on("web-contents-created", (_event, contents) => {
    const { id } = contents;
    contents.once("destroyed", () => {
      station.findServices()?.sessions.leave(id);
    });
  });

  const health = (): Promise<Health> => {
    const services = station.findServices();
    const known = services?.health() ?? { owed: { dossiers: 0, since: undefined }, clockJump: undefined };
    return measureHealth(disk, { ...known, hub: "alone", printer: services?.printerState() ?? "none" });
  };
  const tellHealth = async (): Promise<void> => {
    windows.tell("health:changed", await health());
  };
  setInterval(() => void tellHealth(), HEALTH_EVERY_MS).unref();

  const report = { print: given.reportReady, screenshots: given.screenshots };
  answerAll(
    createReplies({
      station,
      windows,
      health,
      readyReport: createReadyReport({ ...report, write: (line) => process.stdout.write(line) }),
      contacts: () => outbound.list(),
      foundStation: createFounding({ station, disk, tools, clock, ids }),
      now: () => clock.now(),
      readDemoCentre: () => readDemoCentre(assetsFolder),
      windowUsable: () => {
        if (given.smoke) app.quit();
      },
    }),
    (event) => windows.findSender(event),
  );

  const { phase, centre, recovery } = station.describe();
  // The recovery code is owed to the centre's paper before its first visit.
  const first = phase === "first-start" || recovery === "unseen" ? "setup" : station.role();
  windows.open(first);
  for (const kind of given.open) windows.open(kind);
  closeInOrder(app, windows, station, lock);
  if (centre !== undefined) {
    const opened = await station.unlock(usualMethod(centre, keyring));
    // Only a staff window takes the words that open a station.
    if (!opened.ok && first !== "desk") {
      windows.open("desk");
      windows.close("setup");
    }
  }
  return () => windows.findShown()?.show();
}

/** The journal is closed before the program ends, once; then the data folder is free. */
function closeInOrder(app: App, windows: Windows, station: Station<Services>, lock: ProfileLock): void {
  let closed = false;
  app.on("before-quit", () => {
    windows.end();
  });
  app.on("will-quit", (event) => {
    const services = station.findServices();
    if (closed) return;
    event.preventDefault();
    closed = true;
    for (const window of windows.list()) window.destroy();
    void Promise.resolve(services?.close())
      .then(() => lock.release())
      .finally(() => {
        // Not in the same turn: Electron still counts itself as quitting and would not listen.
        setImmediate(() => {
          app.quit();
        });
      });
  });
}
