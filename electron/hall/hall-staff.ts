import type { HallStaffRequests } from "../../src/ipc/hall-staff-requests";
import { findServices } from "../../src/queue/find-services";
import { hallToday, type HallToday } from "../../src/queue/hall-today";
import { staffCalledAt, staffCallState, type StaffCall, type StaffCallState } from "../../src/queue/staff-call";
import type { CommandId } from "../../src/shared/brand";
import type { Instant } from "../../src/shared/clock";
import type { IdSource } from "../../src/shared/id-source";
import { ok } from "../../src/shared/result";
import type { SessionTable } from "../core/session-table";
import type { RepliesOf } from "../ipc/answer";
import type { QueueDesk } from "./queue-desk";

export interface HallStaffParts {
  readonly queue: Pick<QueueDesk, "state" | "setting" | "run">;
  readonly sessions: Pick<SessionTable, "require" | "may" | "isAnybodySignedIn">;
  readonly ids: IdSource;
  /** Procedures by everyday words, best first. */
  readonly findProcedures: (
    words: string,
    now: Instant,
  ) => readonly { readonly name: string; readonly field: string; readonly words: string }[];
  readonly changed: () => void;
}

/** What the people in the hall and those who look after them need of each other. */
export function createHallStaff(parts: HallStaffParts): RepliesOf<HallStaffRequests> {
  const { queue, sessions, ids, changed } = parts;
  /** The call as it is until the journal has it: somebody stands there, whatever the disk does. */
  let unsaved: StaffCall | undefined;
  const now = (): Instant => queue.setting().now;
  const newCommand = (): CommandId => ids.next() as CommandId; // both are 32 hex digits
  const call = (): StaffCall | null => unsaved ?? queue.state().staffCall;
  const calledAt = (): Instant | undefined => staffCalledAt(call(), now());
  const stateOfCall = (): StaffCallState => staffCallState(call(), now(), sessions.isAnybodySignedIn());
  const today = (): HallToday => hallToday(queue.state(), queue.setting(), calledAt());
  const forgetIfSaved = (): void => {
    const saved = queue.state().staffCall;
    if (saved === null || unsaved === undefined || saved.at < unsaved.at) return;
    if ((saved.answeredAt === null) === (unsaved.answeredAt === null)) unsaved = undefined;
  };

  return {
    "hall:call-staff": async () => {
      if (calledAt() === undefined) {
        unsaved = { at: now(), answeredAt: null };
        changed();
        if ((await queue.run({ kind: "call-staff", commandId: newCommand() })).ok) forgetIfSaved();
      }
      return stateOfCall();
    },
    "hall:staff": stateOfCall,
    "hall:find": ({ words }) => findServices(queue.setting().services, words, parts.findProcedures(words, now())),
    "staff:called": (_nothing, sender) => {
      if (!sessions.may(sender, "queue.call")) return undefined;
      const at = calledAt();
      return at === undefined ? undefined : { at };
    },
    "staff:answer": async (_nothing, sender) => {
      const actor = sessions.require(sender, "queue.call");
      const at = calledAt();
      if (at === undefined) return undefined;
      unsaved = { at, answeredAt: now() };
      changed();
      if ((await queue.run({ kind: "answer-staff", commandId: newCommand(), actor })).ok) forgetIfSaved();
      return undefined;
    },
    "hall:today": (_nothing, sender) => (sessions.may(sender, "queue.manage") ? today() : undefined),
    "hall:manage": async ({ commandId, act }, sender) => {
      const actor = sessions.require(sender, "queue.manage");
      const done = await queue.run({ ...act, commandId, actor });
      return done.ok ? ok(today()) : done;
    },
  };
}
