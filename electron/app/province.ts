import type { DossierId } from "../../src/shared/brand";
import type { ProvinceHealth, ProvinceRequests } from "../../src/ipc/province-requests";
import type { Health } from "../../src/ipc/station-state";
import { dayOf, isoDate } from "../../src/calendar/local-time";
import type { Clock } from "../../src/shared/clock";
import type { CryptoSuite } from "../../src/shared/crypto-suite";
import type { Disk } from "../../src/shared/disk";
import type { IdSource } from "../../src/shared/id-source";
import { fail } from "../../src/shared/result";
import { budgetOf, NO_LIMIT, type LineSettings } from "../../src/sync/line-settings";
import { PROVINCE_KINDS } from "../../src/sync/station-entries";
import { takePublished } from "../catalogue/published-versions";
import type { ReferenceData } from "../catalogue/reference-data";
import type { Core } from "../core/core";
import type { FormOutlet } from "../core/form-outlet";
import { createResultOutlet } from "../core/result-outlet";
import type { SessionTable } from "../core/session-table";
import type { RepliesOf } from "../ipc/answer";
import { createBreather } from "../station/breather";
import { readPageFile } from "../sync/sealed-pages";
import { createHttpTransport } from "../sync/http-transport";
import { readLineSettings, writeLineSettings } from "../sync/line-settings";
import { openProvinceLink, type ProvinceLink } from "../sync/province-link";
import { createSyncLoop, LOOK_MS, type LineState, type SyncLoop } from "../sync/sync-loop";
import type { DemoGateway } from "./demo-gateway";
import { openPurgeParts } from "./page-purge";
import { createProvinceReplies } from "./province-replies";
import { writeChosenFile } from "./write-chosen-file";

export interface ProvinceParts {
  readonly disk: Disk;
  readonly crypto: CryptoSuite;
  readonly core: Core;
  readonly data: ReferenceData;
  readonly outlet: FormOutlet;
  /** Asks a person where to; undefined when they turn away. */
  readonly askWhere: (suggested: string) => Promise<string | undefined>;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly sessions: SessionTable;
  readonly program: string;
  readonly assetsFolder: string;
  /** The training centre's own province; undefined: this centre has a real one. */
  readonly startGateway: (() => DemoGateway) | undefined;
  /** The line is switched off from the start. */
  readonly lineOff: boolean;
  /** The ladder of this dossier may be another now. */
  readonly dossierChanged: (id: DossierId) => void;
  readonly healthChanged: () => void;
}

/** The line to the province, its ladder, its inbox. */
export interface Province {
  /** Rungs of the ladder that are reached, 1 to 5. */
  rung(id: DossierId): number;
  /** The same, for work behind the windows: the dossier is not on a screen. */
  reached(id: DossierId): number;
  health(): Pick<Health, "owed" | "province">;
  readonly replies: RepliesOf<ProvinceRequests>;
  close(): Promise<void>;
}

/** After the start, so that no window waits for it. */
const OPEN_AFTER_MS = 2_500;
const CLOCK_TOLERANCE_MS = 60_000;
/** A metered line looks for news this often; what is to be sent goes at once. */
const METERED_LOOK_MS = 15 * 60_000;
/** Dossiers whose ladder is on a screen, about. */
const WATCHED = 400;

export function openProvince(parts: ProvinceParts): Province {
  const { core, clock, sessions, startGateway } = parts;
  let link: ProvinceLink | undefined;
  let loop: SyncLoop | undefined;
  let gateway: DemoGateway | undefined;
  let base: string | undefined;
  let spareCode: string | undefined;
  const own = { disk: parts.disk, sealer: core.ring, stationKey: core.stationKey, data: parts.data };
  let settings = NO_LIMIT;
  let isOn = !parts.lineOff;
  let isClosed = false;
  // It changes while others are awaited.
  const hasClosed = (): boolean => isClosed;
  const shown = new Map<DossierId, number>();

  const rung = (id: DossierId): number => {
    const now = link?.rung(id) ?? 1;
    shown.delete(id);
    shown.set(id, now);
    const [oldest] = shown.keys();
    if (shown.size > WATCHED && oldest !== undefined) shown.delete(oldest);
    return now;
  };
  const tellChanges = (): void => {
    for (const [id, before] of [...shown]) if (link?.rung(id) !== before) parts.dossierChanged(id);
    parts.healthChanged();
  };
  const enrolInTraining = async (): Promise<void> => {
    const code = spareCode;
    spareCode = undefined;
    if (code === undefined || link === undefined) return;
    const enrolled = await link.enrol({ address: null, code, keepOwnNumbers: true });
    if (enrolled.ok) loop?.tryNow();
  };
  const changed = ({ problem }: LineState): void => {
    // The training province began anew: it knows nobody, and takes this station again.
    if (problem === "unknown-station") void enrolInTraining();
    tellChanges();
  };
  const runGateway = async (): Promise<void> => {
    if (startGateway === undefined || gateway !== undefined || isClosed) return;
    gateway = startGateway();
    const ready = await gateway.ready;
    if (ready === undefined || hasClosed()) return;
    base = ready.base;
    spareCode = ready.code;
    if (link?.enrolled() === undefined) await enrolInTraining();
    loop?.tryNow();
  };

  core.vault.fetchFrom(async (page) => {
    const came = isOn && !isClosed ? await link?.fetchPage(page) : undefined;
    if (came?.ok === true) return came;
    // Where nothing was ever purged nothing is elsewhere, whatever the line does.
    const isLost = came?.fault.kind === "not-there" || link?.hasPurged() === false;
    return fail({ kind: isLost ? "not-there" : "elsewhere" });
  });
  let opening: Promise<void> | undefined;
  const timer = setTimeout(() => {
    opening = open();
  }, OPEN_AFTER_MS);
  timer.unref();
  const open = async (): Promise<void> => {
    const keys = core.secrets.keys();
    settings = await readLineSettings(own);
    const opened = await openProvinceLink({
      ...parts,
      breather: createBreather(clock),
      transport: createHttpTransport(() => base ?? link?.enrolled()?.address ?? undefined),
      identity: { station: keys.station, ...keys.signing },
      stationKey: core.stationKey,
      sealer: core.ring,
      journal: core.journal,
      runtime: core.runtime,
      forProvince: (wanted) => core.ring.forProvince(wanted),
      setProvinceKey: (province) => core.secrets.change({ province }),
      readPageFile: (page) => readPageFile(parts.disk, page),
      takeReference: (what, file, bytes) => {
        const province = link?.enrolled()?.province ?? core.centre.province;
        return takePublished(own, what, file, bytes, { today: isoDate(dayOf(clock.now())), province });
      },
      budget: () => budgetOf(settings),
      purge: await openPurgeParts(parts),
      name: core.centre.name,
    });
    link = opened;
    const running = createSyncLoop({
      link: opened,
      now: () => clock.now(),
      random: Math.random,
      lookEvery: () => (settings.metered === null ? LOOK_MS : METERED_LOOK_MS),
      after: (milliseconds, work) => {
        const timer = setTimeout(work, milliseconds);
        timer.unref();
        return () => {
          clearTimeout(timer);
        };
      },
      changed: () => {
        changed(running.state());
      },
    });
    loop = running;
    core.runtime.onApplied(({ envelope }) => {
      if (envelope.kind === PROVINCE_KINDS.custody) tellChanges();
      if (!envelope.kind.startsWith("province.")) running.wake();
    });
    running.setOn(isOn);
    tellChanges();
    if (isOn) void runGateway();
    running.tryNow();
  };

  const lineHealth = (): ProvinceHealth => {
    const state = loop?.state();
    const offset = link?.clockOffset() ?? 0;
    return {
      line: state === undefined ? "starting" : isOn ? state.kind : "off",
      problem: state?.problem ?? null,
      answeredAt: state?.answeredAt ?? null,
      inbox: link?.inbox().filter(({ handledAt }) => handledAt === null).length ?? 0,
      waitingForBytes: state?.waitingForBytes ?? 0,
      clockOffset: Math.abs(offset) > CLOCK_TOLERANCE_MS ? offset : null,
    };
  };
  const switchLine = (on: boolean): void => {
    isOn = on;
    loop?.setOn(on);
    if (on && loop !== undefined) void runGateway();
    parts.healthChanged();
  };
  const at = async <T>(there: string, work: () => Promise<T>): Promise<T> => {
    const before = base;
    base = there;
    try {
      return await work();
    } finally {
      base = before;
    }
  };
  const changeSettings = async (next: LineSettings): Promise<boolean> => {
    const written = await writeLineSettings(own, next);
    if (written) settings = next;
    return written;
  };

  return {
    rung,
    reached: (id) => link?.rung(id) ?? 1,
    health: () => {
      const owed = link?.owed() ?? { dossiers: 0, oldest: undefined };
      const since = owed.oldest === undefined ? undefined : core.runtime.find(owed.oldest)?.core?.receivedAt;
      return { owed: { dossiers: owed.dossiers, since }, province: lineHealth() };
    },
    replies: createProvinceReplies({
      ...{ core, sessions, lineHealth, switchLine, at, changeSettings },
      training: startGateway !== undefined,
      link: () => link,
      loop: () => loop,
      healthChanged: parts.healthChanged,
      results: createResultOutlet({ outlet: parts.outlet, askWhere: parts.askWhere, writeFile: writeChosenFile }),
      settings: () => settings,
    }),
    async close() {
      isClosed = true;
      clearTimeout(timer);
      await opening;
      await loop?.close();
      await gateway?.close();
    },
  };
}
