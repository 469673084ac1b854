import type { HallStaffRequests } from "../../src/ipc/hall-staff-requests";
import { findServices } from "../../src/queue/find-services";
import { hallToday } from "../../src/queue/hall-today";
import { callStaff, staffCallState, type StaffCall } from "../../src/queue/staff-call";
import type { Instant } from "../../src/shared/clock";
import type { SessionTable } from "../core/session-table";
import type { RepliesOf } from "../ipc/answer";
import type { QueueDesk } from "./queue-desk";

export interface HallStaffParts {
  readonly queue: Pick<QueueDesk, "state" | "setting">;
  readonly sessions: Pick<SessionTable, "require" | "may" | "isAnybodySignedIn">;
  /** Procedures by everyday words, best first. */
  readonly findProcedures: (
    words: string,
    now: Instant,
  ) => readonly { readonly name: string; readonly field: string; readonly words: string }[];
  readonly changed: () => void;
}

/**
 * What the people in the hall and those who look after them need of each other. A call for staff lives as long as this
 * run: after a restart the button is free again, and whoever still waits presses it once more.
 */
export function createHallStaff(parts: HallStaffParts): RepliesOf<HallStaffRequests> {
  const { queue, sessions, changed } = parts;
  let call: StaffCall | undefined;
  const now = (): Instant => queue.setting().now;
  const calledAt = (): Instant | undefined => (call?.answeredAt === null ? call.at : undefined);

  return {
    "hall:call-staff": () => {
      call = callStaff(call, now());
      changed();
      return staffCallState(call, now(), sessions.isAnybodySignedIn());
    },
    "hall:staff": () => staffCallState(call, now(), sessions.isAnybodySignedIn()),
    "hall:find": ({ words }) => findServices(queue.setting().services, words, parts.findProcedures(words, now())),
    "staff:called": (_nothing, sender) => {
      if (!sessions.may(sender, "queue.call")) return undefined;
      const at = calledAt();
      return at === undefined ? undefined : { at };
    },
    "staff:answer": (_nothing, sender) => {
      sessions.require(sender, "queue.call");
      if (call?.answeredAt === null) call = { ...call, answeredAt: now() };
      changed();
      return undefined;
    },
    "hall:today": (_nothing, sender) =>
      sessions.may(sender, "queue.manage") ? hallToday(queue.state(), queue.setting(), calledAt()) : undefined,
  };
}
