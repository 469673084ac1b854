import { dayOf, findDay, isoDate } from "../../src/calendar/local-time";
import type { CentreFault, CentreRequests, CentreState } from "../../src/ipc/centre-requests";
import type { Actor } from "../../src/dossier/body-parts";
import { receiptUse } from "../../src/intake/receipt-use";
import { registerReceipts } from "../../src/intake/register-receipts";
import type { EntryDraft } from "../../src/journal/entry";
import { detailsInForce, parseCentreDetails, type CentreDetails } from "../../src/procedure/centre-details";
import type { CommandId } from "../../src/shared/brand";
import { fail, ok, type Result } from "../../src/shared/result";
import type { ReferenceData } from "../catalogue/reference-data";
import type { RepliesOf } from "../ipc/answer";
import type { Core } from "./core";
import { createReferenceKeeper, type KeepParts } from "./keep-reference";
import type { SessionTable } from "./session-table";

export interface CentreDeskParts extends KeepParts {
  readonly core: KeepParts["core"] & Pick<Core, "details" | "centre">;
  readonly data: Pick<ReferenceData, "ownDetails" | "useDetails">;
  readonly sessions: Pick<SessionTable, "require">;
}

/** What the centre says of itself: name of its agency, telephone, account, receipts, departments. */
export function createCentreReplies(parts: CentreDeskParts): RepliesOf<CentreRequests> {
  const { core, data, clock, sessions } = parts;
  const { runtime, centre, stationKey } = core;
  const keeper = createReferenceKeeper(parts);
  const today = (): string => isoDate(dayOf(clock.now()));

  const show = (): CentreState => {
    const now = detailsInForce(data.ownDetails(), today());
    return {
      details: { ...core.details },
      inForceFrom: now?.inForceFrom,
      author: now?.author,
      receipts: receiptUse({
        ...{ numbers: runtime.state().numbers(), agency: centre.agencyCode, training: centre.training },
        ...{ typed: core.details.receipts, day: today() },
      }),
      coming: data
        .ownDetails()
        .filter(({ inForceFrom }) => inForceFrom > today())
        .map(({ inForceFrom, author }) => ({ inForceFrom, author })),
    };
  };
  /** Entries that make newly registered receipts this station's own. */
  const register = (next: CentreDetails, from: string, actor: Actor): Result<readonly EntryDraft[], CentreFault> => {
    const decided = registerReceipts(next.receipts, core.details.receipts, {
      // An id of the id source is what a command's id is, too.
      commandId: parts.ids.next() as CommandId,
      now: clock.now(),
      today: today(),
      ...{ actor, stationKey, agency: centre.agencyCode, numbers: runtime.state().numbers() },
      training: centre.training,
    });
    if (!decided.ok) {
      const { fault } = decided;
      return fail(fault.kind === "receipts-malformed" ? { kind: "malformed", at: "receipts" } : fault);
    }
    return decided.value.length > 0 && from !== today() ? fail({ kind: "receipts-today" }) : decided;
  };

  return {
    "centre:details": (_nothing, sender) => {
      sessions.require(sender, "catalogue.manage");
      return show();
    },
    "centre:save": async ({ inForceFrom, details: raw }, sender) => {
      const actor = sessions.require(sender, "catalogue.manage");
      if (findDay(inForceFrom) === undefined) return fail({ kind: "no-such-date" });
      if (inForceFrom < today()) return fail({ kind: "in-the-past" });
      const details = parseCentreDetails(raw);
      if (!details.ok) return fail(faultOf(details.fault));
      const entries = register(details.value, inForceFrom, actor);
      if (!entries.ok) return entries;
      const before = await keeper.read();
      if (before === undefined) return fail({ kind: "not-recorded" });
      const versions = [...before.details, { inForceFrom, author: actor.name, details: details.value }];
      const kept = await keeper.keep("details", inForceFrom, actor, { ...before, details: versions });
      if (!kept) return fail({ kind: "not-recorded" });
      // Cut off here, the same details saved once more write these.
      if (entries.value.length > 0 && !(await runtime.record(entries.value)).ok) return fail({ kind: "not-recorded" });
      data.useDetails(versions);
      return ok(show());
    },
  };
}

type DetailsFault = Extract<ReturnType<typeof parseCentreDetails>, { readonly ok: false }>["fault"];

function faultOf(fault: DetailsFault): CentreFault {
  switch (fault.kind) {
    case "two-departments-for-a-field":
      return fault;
    case "unknown-department":
      return { kind: "unknown-department" };
    case "malformed":
      return { kind: "malformed", at: fault.path };
  }
}
