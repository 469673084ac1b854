import type { CaptureRequests } from "../../src/ipc/capture-requests";
import type { CounterRequests } from "../../src/ipc/counter-channels";
import type { DossierRequests } from "../../src/ipc/dossier-requests";
import type { PrinterRequests } from "../../src/ipc/printer-requests";
import type { ProvinceRequests } from "../../src/ipc/province-requests";
import type { ProjectionRequests } from "../../src/ipc/projection-requests";
import type { Notices, Topic } from "../../src/ipc/requests";
import type { SessionRequests } from "../../src/ipc/session-requests";
import type { Health, PrinterState } from "../../src/ipc/station-state";
import type { VisitRequests } from "../../src/ipc/visit-requests";
import type { DossierId } from "../../src/shared/brand";
import { dayOf, isoDate } from "../../src/calendar/local-time";
import { findCodesLeft } from "../../src/intake/number-state";
import type { Clock } from "../../src/shared/clock";
import type { CryptoSuite } from "../../src/shared/crypto-suite";
import type { Disk } from "../../src/shared/disk";
import type { IdSource } from "../../src/shared/id-source";
import type { ReferenceData } from "../catalogue/reference-data";
import { acceptVisit } from "../core/accept-visit";
import type { Core } from "../core/core";
import { openCounter } from "../core/counter";
import { createDossierReplies, servePages } from "../core/dossier-replies";
import { createFormOutlet } from "../core/form-outlet";
import { createPaperDesk } from "../core/paper-desk";
import { createSessionTable, type SessionTable } from "../core/session-table";
import type { RepliesOf } from "../ipc/answer";
import type { FormPages } from "../paper/form-pages";
import type { ImportParts } from "../visit/import-pages";
import { createReadPages } from "../visit/read-pages";
import type { PageDrawer, Recognition } from "../visit/ports";
import { createPaperPdfs } from "../paper-pdf/paper-pdfs";
import { findWords } from "../paper-pdf/find-words";
import { readerOf, textsOf } from "../paper-pdf/known-texts";
import { createVisitReplies } from "../visit/visit-replies";
import type { Answerer } from "../security/station-protocol";
import type { DemoOfficer } from "./demo-centre";
import { connectScanners } from "../devices/scanner/connect-scanners";
import { openHallServices, type HallServiceRequests } from "./hall-services";
import { openPaperwork } from "./paperwork";
import { openOriginals } from "./original-services";
import { openProvince, type ProvinceParts } from "./province";
import { writeChosenFile } from "./write-chosen-file";

export type ServiceRequests = SessionRequests &
  VisitRequests &
  CaptureRequests &
  DossierRequests &
  CounterRequests &
  ProjectionRequests &
  HallServiceRequests &
  PrinterRequests &
  ProvinceRequests;

/** What an open station does for its windows. */
export interface Services {
  readonly core: Core;
  readonly sessions: SessionTable;
  readonly replies: RepliesOf<ServiceRequests>;
  readonly pages: Answerer;
  printerState(): PrinterState;
  health(): Pick<Health, "owed" | "province" | "clockJump" | "codesLeft" | "originals">;
  /** Removes originals that nobody needs any more. */
  clearOriginals(): Promise<unknown>;
  close(): Promise<void>;
}

export interface ServiceParts {
  readonly disk: Disk;
  readonly crypto: CryptoSuite;
  readonly core: Core;
  readonly data: ReferenceData;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly recognition: Recognition & PageDrawer;
  readonly forms: FormPages;
  readonly assetsFolder: string;
  readonly demoOfficers: readonly DemoOfficer[];
  readonly tell: <T extends Topic>(topic: T, notice: Notices[T]) => void;
  /** What the province link needs beside the open station. */
  readonly line: Pick<ProvinceParts, "program" | "startGateway" | "lineOff" | "healthChanged">;
  readonly askWhere: (suggested: string) => Promise<string | undefined>;
}

/** Entries of the class `access` alone move the projection's cursor this much later. */
const FOLLOW_AFTER_MS = 2_000;

/** Puts the parts of an open station together. */
export async function openServices(parts: ServiceParts): Promise<Services> {
  const { core, data, clock, ids, recognition, tell } = parts;
  const { runtime, drafts } = core;
  const pinOf = new Map(parts.demoOfficers.map((officer) => [officer.displayName, officer.pin]));
  const sessions = createSessionTable(
    core.officers,
    (officer) => pinOf.get(officer.displayName),
    (kind, { officer, role }) => {
      if (kind === "session.signed-in") parts.forms.warm();
      const body = { officer, role, at: clock.now() };
      const { stationKey: key } = core;
      // A journal that can only be read keeps nobody from looking; then there is no entry either.
      void runtime.record([{ class: "access", dossier: null, kind, version: 1, parents: [], key, body }]);
    },
  );
  const { disk, assetsFolder, forms } = parts;
  const paperwork = await openPaperwork({
    ...{ disk, core, clock, ids, sessions, assetsFolder },
    listPrinters: () => forms.listPrinters(),
    changed: () => {
      tell("print:changed", undefined);
    },
  });
  const { printing } = paperwork;
  printing.queue.watch(({ open, finished }) => {
    for (const job of [...open, ...finished.slice(-1)]) {
      // The subject of a slip of the desk is its dossier.
      if (job.slip === "reception") tell("dossier:changed", { id: job.subject as DossierId });
    }
  });
  let following: NodeJS.Timeout | undefined;
  const follow = (): void => {
    following ??= setTimeout(() => {
      following = undefined;
      tell("projection:changed", undefined);
    }, FOLLOW_AFTER_MS).unref();
  };
  runtime.onApplied(({ envelope }) => {
    if (envelope.class === "dossier" && envelope.dossier !== null) tell("dossier:changed", { id: envelope.dossier });
    // Who looked at what makes no row: the projection may follow when the window has shown it.
    if (envelope.class === "access") follow();
    else tell("projection:changed", undefined);
  });

  const outlet = createFormOutlet({
    forms,
    settings: () => paperwork.printers.settings(),
    askWhere: parts.askWhere,
    writeFile: writeChosenFile,
  });
  const paper = createPaperDesk({ core, printing });
  const province = openProvince({
    ...{ disk, crypto: parts.crypto, core, data, clock, ids, sessions, outlet, assetsFolder, askWhere: parts.askWhere },
    ...parts.line,
    dossierChanged: (id) => {
      tell("dossier:changed", { id });
    },
  });
  const rungOf = (id: DossierId): number => province.reached(id);
  const { originals, serve } = await openOriginals({ ...parts, sessions, rungOf, drawer: recognition });
  const counter = openCounter({
    rungOf: (id) => province.rung(id),
    ...{ core, disk, data, clock, ids, sessions, printing, paper, forms, outlet },
    papersChanged: (id, actor, record) => void pdfs.make(id, actor, textsOf(record)),
  });
  const reading = createReadPages(drafts, core.vault, recognition);
  const pdfs = createPaperPdfs({ core, read: readerOf(recognition), ids });

  const dossierReplies = createDossierReplies({
    core,
    data,
    clock,
    sessions,
    paper,
    dossiers: counter.dossiers,
    trainingSlips: () => paperwork.trainingSlips(),
    setTrainingPrinter: (set) => paperwork.setTraining(set),
  });
  const servePage = servePages(core, sessions);
  const importing: ImportParts = {
    desk: drafts,
    pages: core.vault,
    recognition,
    originals,
    stored: (draft, page) => {
      reading.add(draft, page);
    },
  };
  const hall = await openHallServices({
    ...{ disk, crypto: parts.crypto, core, data, clock, ids, sessions, printing, assetsFolder, importing, tell },
  });
  const replies: RepliesOf<ServiceRequests> = {
    ...sessions.replies,
    ...createVisitReplies({
      desk: drafts,
      recognition,
      importing,
      ...connectScanners(),
      findWords: (id, words) => findWords(core, id, words),
      hasOriginal: (page) => originals.has(page),
      isOver: (record) => counter.supply.isOver(record),
      opened: ({ id, pages }) => {
        reading.show(id);
        for (const page of pages.filter((each) => !each.removed)) {
          reading.add(id, page);
        }
      },
      requireOfficer: (sender) => {
        sessions.require(sender, "dossier.accept");
      },
      accept: async (input, sender) => {
        const actor = sessions.require(sender, "dossier.accept");
        const draft = await drafts.get(input.draft);
        const accepted = await acceptVisit(core, data, clock, input, actor);
        if (accepted.ok) {
          void paper.printSlip(accepted.value.dossier, actor);
          void pdfs.make(accepted.value.dossier, actor, textsOf(draft.ok ? draft.value : undefined));
        }
        return accepted;
      },
    }),
    ...dossierReplies,
    "dossier:open": async (input, sender) => {
      const opened = await dossierReplies["dossier:open"](input, sender);
      // A PDF that a crash cut off is made again, and one of a paper that was signed since gets its next revision.
      if (opened.ok) void pdfs.make(input.id, sessions.require(sender, "dossier.open"), () => undefined);
      return opened;
    },
    ...paperwork.printers.replies,
    ...province.replies,
    ...hall.replies,
    ...counter.replies,
    "projection:next": async ({ cursor }) => {
      const known = runtime.lostTail();
      const rows = await runtime.rowsAfter(cursor);
      if (runtime.lostTail() !== known) tell("condition:changed", undefined);
      return rows;
    },
  };

  return {
    core,
    sessions,
    replies,
    pages: (pathname) => servePage(pathname) ?? serve(pathname),
    clearOriginals: () => originals.clear(),
    printerState: () => paperwork.state(),
    health: () => ({
      ...province.health(),
      originals: originals.use(),
      clockJump: runtime.clockJump()?.by,
      codesLeft: findCodesLeft(runtime.state().numbers(), core.centre.agencyCode, isoDate(dayOf(clock.now()))),
    }),
    async close() {
      clearTimeout(following);
      await province.close();
      await paperwork.close();
      await hall.close();
      await originals.close();
      await core.close();
    },
  };
}
