import path from "node:path";
import { dialog, type App } from "electron";
import type { Health } from "../../src/ipc/station-state";
import { ok, type Result } from "../../src/shared/result";
import { readReferenceData } from "../catalogue/reference-data";
import { openCore } from "../core/core";
import { createNodeDisk } from "../disk/node-disk";
import { answerAll } from "../ipc/answer";
import { stretchWithArgon2 } from "../keys/argon2";
import { createNodeCrypto } from "../keys/node-crypto";
import type { StationSecrets } from "../keys/opened-secrets";
import { serveFormFonts } from "../paper/form-fonts";
import { createFormPages, type FormPages } from "../paper/form-pages";
import { createRecognition } from "../recognition/create-recognition";
import { serveOcrAssets } from "../recognition/ocr-assets";
import { createRecognitionClient } from "../recognition/recognition-client";
import { connectRecognition } from "../recognition/recognition-window";
import { watchOutbound } from "../security/outbound";
import { createSessions } from "../security/sessions";
import { createRandomIds } from "../station/random-ids";
import { createSystemClock } from "../station/system-clock";
import type { ProgramArguments } from "./arguments";
import { enrolDemoOfficers, readDemoCentre, readDemoOfficers, TRAINING_PASSPHRASE } from "./demo-centre";
import { measureHealth } from "./health";
import type { Profile } from "./profile";
import { createReadyReport } from "./ready-report";
import { createReplies } from "./replies";
import { openServices, type Services } from "./services";
import type { StationConfig } from "./station-config";
import { openStation, stationKeyOf, type Station } from "./station";
import { createWindows, type Windows } from "./windows";

const HEALTH_EVERY_MS = 5_000;

/** Wires the parts and opens the first window; the application is ready and its data folder is ours. */
export async function run(app: App, given: ProgramArguments, profile: Profile): Promise<void> {
  const appFolder = import.meta.dirname;
  const assetsFolder = path.join(appFolder, "assets");
  const outbound = watchOutbound();
  const disk = createNodeDisk(profile.root);
  const clock = createSystemClock();
  const ids = createRandomIds();
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
      kiosk: [],
      board: [],
    },
  });
  const windows = createWindows(sessions, appFolder);
  const forms = createFormPages(() => windows.openPrintWindow(), ids);
  late.forms = forms;

  const serve = async (
    secrets: StationSecrets,
    config: StationConfig,
  ): Promise<Result<Services, { readonly kind: string }>> => {
    const data = await readReferenceData(assetsFolder);
    const client = createRecognitionClient(() => connectRecognition(windows), ids);
    const core = await openCore({
      disk,
      clock,
      ids,
      tools,
      secrets,
      data,
      centre: config.centre,
      stationKey: stationKeyOf(config),
      draftChanged: (draft) => {
        windows.tell("draft:changed", draft);
      },
    });
    if (!core.ok) return core;
    const demoOfficers = config.centre.training ? await readDemoOfficers(assetsFolder) : [];
    await enrolDemoOfficers(core.value.officers, demoOfficers);
    return ok(
      await openServices({
        core: core.value,
        data,
        clock,
        ids,
        forms,
        assetsFolder,
        demoOfficers,
        recognition: createRecognition(client, data, clock),
        tell: (topic, notice) => {
          windows.tell(topic, notice);
        },
        askWhere: async (suggested) => {
          const chosen = await dialog.showSaveDialog({ defaultPath: suggested });
          return chosen.canceled ? undefined : chosen.filePath;
        },
      }),
    );
  };
  const station = await openStation({
    disk,
    tools,
    ids,
    serve,
    versions: { program: app.getVersion(), electron: process.versions.electron },
    changed: (description) => {
      if (description.phase === "open") windows.open("projector");
      windows.tell("station:changed", description);
    },
  });
  late.station = station;

  const health = (): Promise<Health> => {
    const services = station.findServices();
    const known = services?.health() ?? { owed: { dossiers: 0, since: undefined }, clockJump: undefined };
    return measureHealth(disk, { ...known, hub: "alone", printer: services?.printerState() ?? "none" });
  };
  setInterval(() => {
    void health().then((now) => {
      windows.tell("health:changed", now);
    });
  }, HEALTH_EVERY_MS).unref();

  const report = { print: given.reportReady, screenshots: given.screenshots };
  answerAll(
    createReplies({
      station,
      windows,
      health,
      readyReport: createReadyReport({ ...report, write: (line) => process.stdout.write(line) }),
      contacts: () => outbound.list(),
      readDemoCentre: () => readDemoCentre(assetsFolder),
      windowUsable: () => {
        if (given.smoke) app.quit();
      },
    }),
    (event) => windows.findSender(event),
  );

  const { phase, centre } = station.describe();
  windows.open(phase === "first-start" ? "setup" : "desk");
  for (const kind of given.open) windows.open(kind);
  app.on("second-instance", () => windows.list()[0]?.focus());
  if (centre?.training === true) await station.unlock({ kind: "passphrase", passphrase: TRAINING_PASSPHRASE });
  closeInOrder(app, windows, station);
}

/** The journal is closed before the program ends, once. */
function closeInOrder(app: App, windows: Windows, station: Station<Services>): void {
  let closed = false;
  app.on("will-quit", (event) => {
    const services = station.findServices();
    if (closed || services === undefined) return;
    event.preventDefault();
    closed = true;
    for (const window of windows.list()) window.destroy();
    void services.close().finally(() => {
      app.quit();
    });
  });
}
