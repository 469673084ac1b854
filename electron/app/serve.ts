import { dialog } from "electron";
import type { Actor } from "../../src/dossier/body-parts";
import type { DossierId } from "../../src/shared/brand";
import type { Clock } from "../../src/shared/clock";
import type { Disk } from "../../src/shared/disk";
import type { IdSource } from "../../src/shared/id-source";
import { ok, type Result } from "../../src/shared/result";
import { readReferenceData } from "../catalogue/reference-data";
import { openCore, type Core } from "../core/core";
import { collectUnnamedPages } from "../core/page-collection";
import { grantTrainingReceipts } from "../core/training-receipts";
import { createDraftStore } from "../drafts/draft-store";
import type { KeyTools } from "../keys/master-key";
import type { StationSecrets } from "../keys/opened-secrets";
import type { FormPages } from "../paper/form-pages";
import { createRecognition } from "../recognition/create-recognition";
import { readPaperKnowledge } from "../recognition/paper-knowledge";
import { createRecognitionClient } from "../recognition/recognition-client";
import { connectRecognition } from "../recognition/recognition-window";
import { createBreather } from "../station/breather";
import { beginRestored, type RestoreParts } from "../sync/begin-restored";
import { createHttpTransport } from "../sync/http-transport";
import { createDailyWork, isQuiet } from "./daily-work";
import { enrolDemoOfficers, readDemoOfficers } from "./demo-centre";
import { startDemoGateway } from "./demo-gateway";
import { openServices, type ServiceParts, type Services } from "./services";
import { stationKeyOf } from "./station";
import type { Centre, StationConfig } from "./station-config";
import type { Windows } from "./windows";

/** A person who has typed the recovery code waits for the province, three times at most. */
const LONGEST_ASK_MS = 10_000;
/** Milliseconds that a kept head may be behind the journal. */
const KEEP_HEAD_EVERY = 1000;

export interface ServeParts {
  readonly disk: Disk;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly tools: KeyTools;
  readonly assetsFolder: string;
  readonly windows: Windows;
  readonly forms: FormPages;
  /** Something that the status bar shows may be new. */
  readonly noteChange: () => void;
  /** The line to the province; its gateway is a program of ours in the training centre only. */
  readonly line: { readonly program: string; readonly off: boolean; readonly gateway: string; readonly folder: string };
  /** A dossier was opened while the journal could not take the entry that says so. */
  readonly lookedUnrecorded: (dossier: DossierId, actor: Actor) => void;
  /** Seconds since anybody touched the computer. */
  readonly idleSeconds: () => number;
}

const LOOK_EVERY_MS = 10 * 60_000;

export type Serve = (
  secrets: StationSecrets,
  config: StationConfig,
  restored: boolean,
) => Promise<Result<Services, { readonly kind: string }>>;

/** Opens core and services of a station whose secrets are open, and shows what happens there to its windows. */
export function createServe(parts: ServeParts): Serve {
  const { disk, clock, ids, tools, assetsFolder, windows, forms, noteChange } = parts;
  return async (secrets, config, restored) => {
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
      lookedUnrecorded: parts.lookedUnrecorded,
      later: (work) => setTimeout(work, KEEP_HEAD_EVERY).unref(),
      draftChanged: (draft) => {
        windows.tell("draft:changed", draft);
      },
    });
    if (!core.ok) return core;
    // A damaged journal waits for a person: whoever goes on with it begins an incarnation anyway.
    if (restored && core.value.journal.condition().kind === "open") {
      const begun = await beginRestored(restoreParts(parts, core.value));
      if (!begun.ok) {
        await core.value.close();
        return begun;
      }
      const { runtime, details, stationKey } = core.value;
      const { training, agencyCode } = config.centre;
      // What cannot be granted now is granted at the next start.
      if (training) await grantTrainingReceipts(runtime, agencyCode, details, stationKey, clock);
    }
    const own = { name: config.centre.commune, province: config.centre.province };
    const knowledge = await readPaperKnowledge(assetsFolder, data, own);
    const demoOfficers = config.centre.training ? await readDemoOfficers(assetsFolder) : [];
    await enrolDemoOfficers(core.value.officers, demoOfficers);
    const services = await openServices({
      disk,
      crypto: tools.crypto,
      line: lineOf(parts, config.centre),
      core: core.value,
      data,
      clock,
      ids,
      forms,
      assetsFolder,
      demoOfficers,
      recognition: createRecognition(client, knowledge, clock),
      tell: (topic, notice) => {
        windows.tell(topic, notice);
        if (topic === "dossier:changed") noteChange();
      },
      askWhere: async (suggested) => {
        const chosen = await dialog.showSaveDialog({ defaultPath: suggested });
        return chosen.canceled ? undefined : chosen.filePath;
      },
    });
    const stopQuietWork = workInQuietMoments(parts, core.value, services);
    return ok({
      ...services,
      close: () => {
        stopQuietWork();
        return services.close();
      },
    });
  };
}

/**
 * Pages that nobody names and originals that nobody needs go once a day, and the journal is read through bit by bit, when
 * nobody is at the computer. Returns what stops it.
 */
function workInQuietMoments(parts: ServeParts, core: Core, services: Services): () => void {
  const { disk, clock, tools, idleSeconds, windows } = parts;
  let stopped = false;
  const drafts = createDraftStore({ disk, crypto: tools.crypto, draftKey: core.secrets.keys().draft });
  const collect = async (): Promise<void> => {
    await collectUnnamedPages({ disk, clock, core, drafts, breather: createBreather(clock), stopped: () => stopped });
    if (!stopped) await services.clearOriginals();
  };
  const daily = createDailyWork(clock, idleSeconds, collect);
  const check = async (): Promise<void> => {
    const known = core.check.damages().length;
    const mayGoOn = (): boolean => !stopped && isQuiet(idleSeconds) && core.journal.condition().kind === "open";
    if (mayGoOn()) await core.check.look(mayGoOn);
    if (core.check.damages().length !== known) windows.tell("condition:changed", undefined);
  };
  const timer = setInterval(() => void daily.look().then(check), LOOK_EVERY_MS);
  timer.unref();
  return () => {
    stopped = true;
    clearInterval(timer);
  };
}

/** What a copy needs to ask its province before it numbers anything. */
function restoreParts({ disk, clock, ids, tools, line }: ServeParts, core: Core): RestoreParts {
  const { secrets, ring, journal, runtime, stationKey } = core;
  const { station, signing } = secrets.keys();
  return {
    ...{ disk, clock, ids, journal, runtime, stationKey, crypto: tools.crypto, sealer: ring, program: line.program },
    identity: { station, ...signing },
    transportTo: (address) => createHttpTransport(() => address, LONGEST_ASK_MS),
  };
}

function lineOf({ line, noteChange }: ServeParts, { training, agencyCode, province }: Centre): ServiceParts["line"] {
  return {
    program: line.program,
    lineOff: line.off,
    healthChanged: noteChange,
    startGateway: training ? () => startDemoGateway(line.gateway, line.folder, agencyCode, province) : undefined,
  };
}
