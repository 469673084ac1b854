import { dayOf, isoDate } from "../../src/calendar/local-time";
import type { Actor } from "../../src/dossier/body-parts";
import { addDelegation, endDelegation } from "../../src/intake/amend-delegations";
import type { DelegationTable } from "../../src/intake/delegation";
import type { FieldFault } from "../../src/intake/refusal";
import type { DelegationFault, DelegationRequests, DelegationState } from "../../src/ipc/delegation-requests";
import { procedureKey } from "../../src/procedure/procedure";
import { fail, ok, type Result } from "../../src/shared/result";
import type { ReferenceData } from "../catalogue/reference-data";
import type { RepliesOf } from "../ipc/answer";
import { createReferenceKeeper, type KeepParts } from "./keep-reference";
import type { SessionTable } from "./session-table";

interface DelegationDeskParts extends KeepParts {
  readonly data: Pick<ReferenceData, "delegations" | "useDelegations" | "catalogueOn">;
  readonly sessions: Pick<SessionTable, "require">;
}

const LAST_DAY = "9999-12-31";

/** Who decides and who signs, from when to when, as the supervisor keeps it. */
export function createDelegationReplies(parts: DelegationDeskParts): RepliesOf<DelegationRequests> {
  const { data, clock, sessions } = parts;
  const keeper = createReferenceKeeper(parts);
  const show = (): DelegationState => {
    const { version, author, rows } = data.delegations();
    return { version, author: author ?? undefined, today: isoDate(dayOf(clock.now())), rows };
  };
  const isKnown = (scope: string): boolean =>
    data.catalogueOn(LAST_DAY).procedures.some((row) => procedureKey(row) === scope || row.field === scope);
  const keep = async (
    next: Result<DelegationTable, readonly FieldFault[]>,
    actor: Actor,
  ): Promise<Result<DelegationState, DelegationFault>> => {
    if (!next.ok) return fail({ kind: "fields", faults: next.fault });
    const before = await keeper.read();
    if (before === undefined) return fail({ kind: "not-recorded" });
    const versions = { ...before, delegations: [...before.delegations, next.value] };
    const kept = await keeper.keep("delegation", String(next.value.version), actor, versions);
    if (!kept) return fail({ kind: "not-recorded" });
    data.useDelegations(next.value);
    return ok(show());
  };
  return {
    "delegation:list": (_nothing, sender) => {
      sessions.require(sender, "catalogue.manage");
      return show();
    },
    "delegation:add": (input, sender) => {
      const actor = sessions.require(sender, "catalogue.manage");
      return keep(addDelegation(data.delegations(), input, actor.name, isKnown), actor);
    },
    "delegation:end": (input, sender) => {
      const actor = sessions.require(sender, "catalogue.manage");
      return keep(endDelegation(data.delegations(), input, actor.name), actor);
    },
  };
}
