import type { Officer, OfficerId } from "../../src/access/officer";
import { parsePin } from "../../src/access/pin-rules";
import { findStaffFault, mayOfficer } from "../../src/access/staff-rules";
import { normalizePersonName } from "../../src/citizen/person-name";
import type { Actor } from "../../src/dossier/body-parts";
import type { StaffFault, StaffList, StaffRequests } from "../../src/ipc/staff-requests";
import type { CommandId } from "../../src/shared/brand";
import type { Clock } from "../../src/shared/clock";
import type { IdSource } from "../../src/shared/id-source";
import { fail, ok, type Result } from "../../src/shared/result";
import type { RepliesOf } from "../ipc/answer";
import type { Core } from "./core";
import type { SessionTable } from "./session-table";

export interface StaffDeskParts {
  readonly core: Pick<Core, "officers" | "runtime" | "stationKey">;
  readonly clock: Pick<Clock, "now">;
  readonly ids: IdSource;
  readonly sessions: Pick<SessionTable, "require" | "may">;
}

const CHANGED = "staff.changed";
type What = "added" | "changed" | "left" | "pin";

/** The officers of this station, as an administrator keeps them and a supervisor vouches for them. */
export function createStaffReplies({ core, clock, ids, sessions }: StaffDeskParts): RepliesOf<StaffRequests> {
  const { officers, runtime, stationKey } = core;

  const show = (mayManage: boolean): StaffList => ({
    mayManage,
    officers: officers.list().map((officer) => {
      const { id, displayName: name, roles, active } = officer;
      // Nobody rises by giving a new PIN to somebody who may do more.
      return { id, name, roles, active, mayResetPin: active && (mayManage || !mayOfficer(officer, "officer.manage")) };
    }),
  });
  /** Who changed whom stands in the journal before it counts. */
  const note = async (what: What, officer: OfficerId, actor: Actor): Promise<boolean> => {
    // An id of the id source is what a command's id is, too.
    const body = { command: ids.next() as CommandId, actor, at: clock.now(), what, subject: officer };
    const entry = {
      class: "access",
      dossier: null,
      kind: CHANGED,
      version: 1,
      parents: [],
      key: stationKey,
      body,
    } as const;
    return (await runtime.record([entry])).ok;
  };
  const finish = (changed: Result<unknown, { readonly kind: string }>): Result<StaffList, StaffFault> =>
    changed.ok
      ? ok(show(true))
      : fail({ kind: changed.fault.kind === "unknown-officer" ? "unknown-officer" : "not-recorded" });

  return {
    "staff:list": (_nothing, sender) => {
      sessions.require(sender, "officer.unblock");
      return show(sessions.may(sender, "officer.manage"));
    },
    "staff:add": async ({ name: typed, roles, pin: digits }, sender) => {
      const actor = sessions.require(sender, "officer.manage");
      const name = normalizePersonName(typed);
      if (!name.ok) return fail({ kind: "bad-name" });
      const fault = findStaffFault(officers.list(), undefined, { displayName: name.value, roles, active: true });
      if (fault !== undefined) return fail(fault);
      const pin = parsePin(digits);
      if (!pin.ok) return pin;
      const added = await officers.add({ displayName: name.value, roles }, pin.value);
      if (added.ok && !(await note("added", added.value.id, actor))) return fail({ kind: "not-recorded" });
      return finish(added);
    },
    "staff:change": async ({ id: text, name: typed, roles, active }, sender) => {
      const actor = sessions.require(sender, "officer.manage");
      const name = normalizePersonName(typed);
      if (!name.ok) return fail({ kind: "bad-name" });
      const known = find(officers.list(), text);
      if (known === undefined) return fail({ kind: "unknown-officer" });
      const change = { displayName: name.value, roles, active };
      const fault = findStaffFault(officers.list(), known.id, change);
      if (fault !== undefined) return fail(fault);
      const what = known.active && !active ? "left" : "changed";
      if (!(await note(what, known.id, actor))) return fail({ kind: "not-recorded" });
      return finish(await officers.change(known.id, change));
    },
    "staff:pin": async ({ id: text, pin: digits }, sender) => {
      const actor = sessions.require(sender, "officer.unblock");
      const mayManage = sessions.may(sender, "officer.manage");
      const known = find(officers.list(), text);
      if (known?.active !== true) return fail({ kind: "unknown-officer" });
      if (!mayManage && mayOfficer(known, "officer.manage")) return fail({ kind: "not-allowed" });
      const pin = parsePin(digits);
      if (!pin.ok) return pin;
      if (!(await note("pin", known.id, actor))) return fail({ kind: "not-recorded" });
      const set = await officers.setPin(known.id, pin.value);
      return set.ok ? ok(show(mayManage)) : finish(set);
    },
  };
}

function find(officers: readonly Officer[], id: string): Officer | undefined {
  return officers.find((officer) => officer.id === id);
}
