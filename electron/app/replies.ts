import { fail, ok } from "../../src/shared/result";
import type { Contact, Health } from "../../src/ipc/station-state";
import type { Replies } from "../ipc/answer";
import type { ReadyReport } from "./ready-report";
import type { Centre } from "./station-config";
import type { Station } from "./station";
import type { Windows } from "./windows";

export interface ReplyParts {
  readonly station: Station;
  readonly windows: Windows;
  readonly readyReport: ReadyReport;
  readonly health: () => Promise<Health>;
  readonly readDemoCentre: () => Promise<Centre>;
  readonly contacts: () => readonly Contact[];
  readonly windowUsable: () => void;
}

/** What main answers to each question of the table. */
export function createReplies(parts: ReplyParts): Replies {
  const { station, windows } = parts;
  return {
    "station:describe": () => station.describe(),
    "station:health": () => parts.health(),
    "station:contacts": () => parts.contacts(),
    "station:open-demo": async () => {
      if (station.describe().phase !== "first-start") return fail({ kind: "not-in-this-phase" });
      const founded = await station.found(await parts.readDemoCentre());
      if (!founded.ok) return fail({ kind: "disk", fault: founded.fault });
      windows.open("desk");
      windows.close("setup");
      return ok();
    },
    "window:ready": async (_nothing, sender) => {
      const window = windows.find(sender.kind);
      if (window === undefined) return undefined;
      await parts.readyReport.ready(sender.kind, window);
      parts.windowUsable();
      return undefined;
    },
    "window:open": ({ kind }) => {
      if (station.describe().phase === "first-start") return fail({ kind: "not-in-this-phase" });
      windows.open(kind);
      return ok();
    },
  };
}
