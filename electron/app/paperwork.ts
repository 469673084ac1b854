import path from "node:path";
import type { TrainingSlip } from "../../src/ipc/dossier-requests";
import type { FoundPrinters } from "../../src/ipc/printer-requests";
import type { PrinterState } from "../../src/ipc/station-state";
import { firstPrinterSettings, type PrinterSettings } from "../../src/printing/printer-settings";
import type { Clock } from "../../src/shared/clock";
import type { Disk } from "../../src/shared/disk";
import type { IdSource } from "../../src/shared/id-source";
import { expectOk } from "../../src/shared/result";
import type { Core } from "../core/core";
import { openPrintDesk, type PrintDesk } from "../core/print-desk";
import { createPrinterDesk, type PrinterDesk } from "../core/printer-desk";
import { readPrinterSettings } from "../core/printer-settings-file";
import type { SessionTable } from "../core/session-table";
import { createSlipDrawer, createTestDrawer } from "../devices/printer/draw-slip";
import { findPrinterDevices } from "../devices/printer/find-printers";
import { createSlipRoutes } from "../devices/printer/route-slips";
import { SYSTEM_TIMERS } from "../devices/printer/timers";
import { startTrainingPrinter, type TrainingPrinter } from "./training-printer";

export interface PaperworkParts {
  readonly disk: Disk;
  readonly core: Core;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly sessions: SessionTable;
  readonly assetsFolder: string;
  /** Printers that the operating system knows, by its names. */
  readonly listPrinters: () => Promise<readonly string[]>;
  /** Something about slips or printers may be new. */
  readonly changed: () => void;
}

/** The station's slips and printers, the training centre's own among them. */
export interface Paperwork {
  readonly printing: PrintDesk;
  readonly printers: PrinterDesk;
  state(): PrinterState;
  trainingSlips(): readonly TrainingSlip[];
  setTraining(how: "ready" | "paper-out" | "cover-open" | "off"): Promise<PrinterState>;
  close(): Promise<void>;
}

function widthOf(settings: PrinterSettings): 576 | 384 {
  return settings.printers.find(({ target }) => target.kind === "training")?.profile.width ?? 576;
}

export async function openPaperwork(parts: PaperworkParts): Promise<Paperwork> {
  const { disk, core, clock, ids, sessions, changed } = parts;
  const kept = await readPrinterSettings(disk, core);
  const settings = kept ?? firstPrinterSettings(core.centre.training);
  const training = core.centre.training ? await startTrainingPrinter(widthOf(settings)) : undefined;
  const fonts = path.join(parts.assetsFolder, "fonts", "be-vietnam-pro");
  const routeParts = {
    timers: SYSTEM_TIMERS,
    rawScript: path.join(parts.assetsFolder, "printer", "send-raw.ps1"),
    training: training?.address,
    draw: createSlipDrawer(fonts),
  };
  const routes = createSlipRoutes(routeParts);
  const deskParts = { disk, core, clock, ids, timers: SYSTEM_TIMERS, routing: routes(settings) };
  const printing = expectOk(await openPrintDesk(deskParts));
  const find = async (): Promise<FoundPrinters> => ({
    system: await parts.listPrinters(),
    devices: await findPrinterDevices(),
    platform: process.platform === "win32" ? "windows" : "other",
  });
  const printers = createPrinterDesk({
    ...{ disk, core, clock, sessions, printing, settings, routes, routeParts, find },
    drawTest: createTestDrawer(fonts),
    changed: () => {
      training?.load(widthOf(printers.settings()));
      changed();
    },
  });
  printing.queue.watch(changed);
  return {
    printing,
    printers,
    state: () => stateOf(printers, training),
    trainingSlips: () => training?.slipsSoFar() ?? [],
    async setTraining(how) {
      await training?.set(how);
      printing.queue.retryNow();
      return stateOf(printers, training);
    },
    async close() {
      await printing.close();
      await training?.close();
    },
  };
}

/** The switches of the training printer show at once; of any other printer only trouble with a slip is known. */
function stateOf(printers: PrinterDesk, training: TrainingPrinter | undefined): PrinterState {
  const usesTraining = printers.settings().printers.some(({ target }) => target.kind === "training");
  const switched = usesTraining ? training?.state() : undefined;
  return switched === undefined || switched === "ready" ? printers.state() : switched;
}
