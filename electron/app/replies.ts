import type { Channel } from "../../src/ipc/requests";
import { DOSSIER_CHANNELS, PROJECTION_CHANNELS, SESSION_CHANNELS, VISIT_CHANNELS } from "../../src/ipc/staff-channels";
import type { Contact, Health } from "../../src/ipc/station-state";
import { fail, ok } from "../../src/shared/result";
import type { Replies, Reply, RepliesOf } from "../ipc/answer";
import { TRAINING_PASSPHRASE } from "./demo-centre";
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
  readonly contacts: () => readonly Contact[];
  readonly windowUsable: () => void;
}

type ServiceChannel = keyof ServiceRequests & Channel;

const SERVICE_CHANNELS = Object.keys({
  ...SESSION_CHANNELS,
  ...VISIT_CHANNELS,
  ...DOSSIER_CHANNELS,
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
  return {
    ...createServiceReplies(station),
    "station:describe": () => station.describe(),
    "station:health": () => parts.health(),
    "station:contacts": () => parts.contacts(),
    "station:open-demo": async () => {
      if (station.describe().phase !== "first-start") return fail({ kind: "not-in-this-phase" });
      const founded = await station.found(await parts.readDemoCentre(), TRAINING_PASSPHRASE);
      if (!founded.ok) return founded;
      windows.open("desk");
      windows.close("setup");
      return ok();
    },
    "station:unlock": async ({ method, words }) => {
      if (method === "passphrase") return station.unlock({ kind: "passphrase", passphrase: words });
      const unlocked = await station.unlock({ kind: "recovery", code: words });
      // Who needs the printed code has a copy or another computer: what the old one did after the copy is not known.
      if (unlocked.ok) await station.services().core.runtime.openIncarnation("restored");
      return unlocked;
    },
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
