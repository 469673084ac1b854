import { CAPTURE_CHANNELS } from "../../src/ipc/capture-channels";
import { PREPARE_CHANNELS } from "../../src/ipc/prepare-requests";
import { PRINTER_CHANNELS } from "../../src/ipc/printer-channels";
import { PROVINCE_CHANNELS } from "../../src/ipc/province-requests";
import type { Channel } from "../../src/ipc/requests";
import { DOSSIER_CHANNELS, PROJECTION_CHANNELS, SESSION_CHANNELS, VISIT_CHANNELS } from "../../src/ipc/staff-channels";
import { COUNTER_CHANNELS } from "../../src/ipc/counter-channels";
import { HALL_CHANNELS } from "../../src/ipc/hall-channels";
import { HALL_STAFF_CHANNELS } from "../../src/ipc/hall-staff-requests";
import { LOOK_UP_CHANNELS } from "../../src/ipc/look-up-requests";
import { VOICE_CHANNELS } from "../../src/ipc/voice-requests";
import type { Contact, Health } from "../../src/ipc/station-state";
import { fail, ok } from "../../src/shared/result";
import { describeCondition, goOnBehindDamage } from "../core/station-condition";
import type { Replies, Reply, RepliesOf } from "../ipc/answer";
import { TRAINING_PASSPHRASE } from "./demo-centre";
import type { createFounding } from "./found-station";
import type { ReadyReport } from "./ready-report";
import type { ServiceRequests, Services } from "./services";
import type { Centre } from "./station-config";
import type { Station } from "./station";
import type { Windows } from "./windows";

export interface ReplyParts {
  readonly station: Station<Services>;
  readonly windows: Windows;
  readonly readyReport: ReadyReport;
  readonly health: () => Promise<Health>;
  readonly readDemoCentre: () => Promise<Centre>;
  readonly foundStation: ReturnType<typeof createFounding>;
  readonly contacts: () => readonly Contact[];
  readonly windowUsable: () => void;
  readonly now: () => number;
}

type ServiceChannel = keyof ServiceRequests & Channel;

const SERVICE_CHANNELS = Object.keys({
  ...SESSION_CHANNELS,
  ...VISIT_CHANNELS,
  ...CAPTURE_CHANNELS,
  ...DOSSIER_CHANNELS,
  ...COUNTER_CHANNELS,
  ...PRINTER_CHANNELS,
  ...PROVINCE_CHANNELS,
  ...VOICE_CHANNELS,
  ...PREPARE_CHANNELS,
  ...HALL_STAFF_CHANNELS,
  ...LOOK_UP_CHANNELS,
  ...HALL_CHANNELS,
  ...PROJECTION_CHANNELS,
}) as readonly ServiceChannel[]; // the keys of the four tables are these channels

/** Answers by the services once the station is open; before that the question is a bug and throws. */
function createServiceReplies(station: Station<Services>): RepliesOf<ServiceRequests> {
  const later =
    <C extends ServiceChannel>(channel: C): Reply<C> =>
    (input, sender) => {
      const replies: RepliesOf<ServiceRequests> = station.services().replies;
      return replies[channel](input, sender);
    };
  const entries = SERVICE_CHANNELS.map((channel) => [channel, later(channel)] as const);
  return Object.fromEntries(entries) as unknown as RepliesOf<ServiceRequests>; // one entry for each channel
}

/** What main answers to each question of the table. */
export function createReplies(parts: ReplyParts): Replies {
  const { station, windows } = parts;
  const atWork = <T extends { readonly ok: boolean }>(outcome: T): T => {
    if (!outcome.ok) return outcome;
    windows.open(station.role());
    windows.close("setup");
    return outcome;
  };
  return {
    ...createServiceReplies(station),
    "station:describe": () => station.describe(),
    "station:health": () => parts.health(),
    "station:contacts": () => parts.contacts(),
    "station:condition": () => {
      const services = station.findServices();
      return services === undefined ? undefined : describeCondition(services.core);
    },
    "station:go-on": async (_nothing, sender) => {
      const { core, sessions } = station.services();
      const outcome = await goOnBehindDamage(core, sessions.require(sender, "dossier.settle"), parts.now());
      windows.tell("condition:changed", undefined);
      return outcome;
    },
    "station:open-demo": async () => {
      if (station.describe().phase !== "first-start") return fail({ kind: "not-in-this-phase" });
      const founded = await station.found(await parts.readDemoCentre(), TRAINING_PASSPHRASE);
      return founded;
    },
    "station:found": parts.foundStation,
    "station:unlock": async ({ method, words, next }) => {
      const unlocked =
        method === "passphrase"
          ? await station.unlock({ kind: "passphrase", passphrase: words }, next)
          : await station.unlock({ kind: "recovery", code: words }, next);
      if (unlocked.ok && station.describe().recovery === "unseen") windows.open("setup");
      return unlocked;
    },
    "recovery:show": () => station.recovery.show(),
    "recovery:confirm": async ({ groups }) => atWork(await station.recovery.confirm(groups)),
    "recovery:skip": async () => atWork(await station.recovery.skip()),
    "window:ready": async (_nothing, sender) => {
      const window = windows.find(sender.kind);
      if (window === undefined) return undefined;
      await parts.readyReport.ready(sender.kind, window);
      // A hidden window is nothing that a person could use.
      if (window.isVisible()) parts.windowUsable();
      return undefined;
    },
    "window:open": ({ kind }) => {
      if (station.describe().phase === "first-start") return fail({ kind: "not-in-this-phase" });
      windows.open(kind);
      return ok();
    },
  };
}
