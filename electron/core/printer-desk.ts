import { finishPaper } from "../../src/printing/finish-paper";
import { layOutSelfTest } from "../../src/printing/layouts/self-test";
import type { PrintJob } from "../../src/printing/print-ledger";
import { findSlipPrinter, type PrinterSettings, type StationPrinter } from "../../src/printing/printer-settings";
import { compareSelfTest } from "../../src/printing/self-test/compare-self-test";
import type { FoundPrinters, PrinterCondition, PrinterRequests, SlipQuestion } from "../../src/ipc/printer-requests";
import type { PrinterState } from "../../src/ipc/station-state";
import type { DossierId } from "../../src/shared/brand";
import type { Clock } from "../../src/shared/clock";
import type { Disk } from "../../src/shared/disk";
import { fail, ok } from "../../src/shared/result";
import { createSlipPrinter } from "../devices/printer/create-slip-printer";
import type { createTestDrawer } from "../devices/printer/draw-slip";
import { readPhoto } from "../devices/printer/read-photo";
import type { createSlipRoutes, RouteParts } from "../devices/printer/route-slips";
import type { RepliesOf } from "../ipc/answer";
import type { Core } from "./core";
import type { PrintDesk } from "./print-desk";
import { writePrinterSettings } from "./printer-settings-file";
import type { SessionTable } from "./session-table";

export interface PrinterDeskParts {
  readonly disk: Disk;
  readonly core: Core;
  readonly clock: Clock;
  readonly sessions: SessionTable;
  readonly printing: PrintDesk;
  readonly settings: PrinterSettings;
  readonly routes: ReturnType<typeof createSlipRoutes>;
  readonly routeParts: RouteParts;
  readonly drawTest: ReturnType<typeof createTestDrawer>;
  readonly find: () => Promise<FoundPrinters>;
  readonly changed: () => void;
}

/** The station's printers: what is set, how they are doing, what a person is asked. */
export interface PrinterDesk {
  readonly replies: RepliesOf<PrinterRequests>;
  settings(): PrinterSettings;
  /** For the status bar: the worst of the printers that slips go to. */
  state(): PrinterState;
}

const STATE_OF: Readonly<Partial<Record<string, PrinterState>>> = {
  "paper-out": "paper-out",
  "cover-open": "cover-open",
  off: "off",
  "no-answer": "off",
};

export function createPrinterDesk(parts: PrinterDeskParts): PrinterDesk {
  const { core, clock, sessions, printing } = parts;
  const { queue } = printing;
  const { training, name: centre } = core.centre;
  let { settings } = parts;

  const isOf = (printer: StationPrinter) => (job: PrintJob) => findSlipPrinter(settings, job)?.id === printer.id;

  const selfTestOf = (printer: StationPrinter): PrintJob | undefined => {
    const { open, finished } = queue.state();
    return [...finished, ...open].findLast((job) => job.slip === "self-test" && job.printer === printer.id);
  };

  const conditionOf = (printer: StationPrinter): PrinterCondition => {
    const { open, troubles } = queue.state();
    const mine = open.filter(isOf(printer));
    const test = selfTestOf(printer);
    return {
      id: printer.id,
      trouble: troubles.get(printer.id)?.kind,
      waiting: mine.filter((job) => job.status === "waiting" || job.status === "failed").length,
      unknown: mine.filter((job) => job.status === "unknown").length,
      selfTest: test && { status: test.status, at: test.queuedAt },
    };
  };

  /** A ticket's subject begins with its number; a slip of a dossier is called by the dossier's code. */
  const nameOf = ({ slip, subject }: PrintJob): string => {
    if (slip === "ticket") return subject.split(" ")[0] ?? subject;
    return core.runtime.find(subject as DossierId)?.core?.code ?? ""; // a subject that is no dossier finds none
  };

  const questionOf = (job: PrintJob): SlipQuestion => ({
    job: job.id,
    slip: job.slip,
    name: nameOf(job),
    printer: findSlipPrinter(settings, job)?.name,
    reason: job.fault?.kind,
    at: job.queuedAt,
  });

  const replies: RepliesOf<PrinterRequests> = {
    "printers:describe": (_nothing, sender) => {
      sessions.require(sender, "printer.manage");
      return { settings, conditions: settings.printers.map(conditionOf), training };
    },
    "printers:find": (_nothing, sender) => {
      sessions.require(sender, "printer.manage");
      return parts.find();
    },
    "printers:save": async (next, sender) => {
      sessions.require(sender, "printer.manage");
      const ids = [...next.printers, ...next.offices].map(({ id }) => id);
      if (new Set(ids).size !== ids.length) return fail({ kind: "not-valid" });
      const written = await writePrinterSettings(parts.disk, core, next);
      if (!written.ok) return written;
      settings = next;
      queue.route(parts.routes(next));
      parts.changed();
      return ok();
    },
    "printers:check": (setting, sender) => {
      sessions.require(sender, "printer.manage");
      return createSlipPrinter(setting, parts.routeParts).check();
    },
    "printers:self-test": async ({ id }, sender) => {
      sessions.require(sender, "printer.manage");
      const printer = settings.printers.find((each) => each.id === id);
      if (printer === undefined) return fail({ kind: "no-such-printer" });
      const printedAt = clock.now();
      const paper = layOutSelfTest({
        training,
        centre,
        printerName: printer.name,
        width: printer.profile.width,
        printedAt,
        qr: `QMC:IN-THU:${id}`,
      });
      const queued = await printing.print("self-test", `${id} ${printedAt}`, paper, { printer: id });
      return queued.ok ? ok() : fail({ kind: "not-saved" });
    },
    "printers:compare": async ({ id, picture }, sender) => {
      sessions.require(sender, "printer.manage");
      const printer = settings.printers.find((each) => each.id === id);
      const job = printer && selfTestOf(printer);
      if (printer === undefined || job === undefined) return fail({ kind: "no-self-test" });
      const finished = finishPaper(job.paper, { jobId: job.id, mark: job.mark });
      const { bitmap, card } = parts.drawTest(finished, printer.profile.width);
      if (card === undefined) return fail({ kind: "no-self-test" });
      const photo = await readPhoto(picture);
      if (!photo.ok) return photo;
      // Windows are answered between the letters.
      return ok(await compareSelfTest(photo.value, { bitmap, card }, () => new Promise((rest) => setImmediate(rest))));
    },
    "slip:questions": (_nothing, sender) => {
      sessions.require(sender, "paper.reprint");
      return queue
        .state()
        .open.filter((job) => job.status === "unknown")
        .map(questionOf);
    },
  };

  return {
    replies,
    settings: () => settings,
    state() {
      const conditions = settings.printers.map(conditionOf);
      if (conditions.length === 0) return "none";
      const states = conditions.flatMap(({ trouble }) =>
        trouble === undefined ? [] : [STATE_OF[trouble] ?? "unknown"],
      );
      return states[0] ?? "ready";
    },
  };
}
