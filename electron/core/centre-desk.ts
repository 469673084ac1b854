import { dayOf, findDay, isoDate } from "../../src/calendar/local-time";
import type { CentreFault, CentreRequests, CentreState } from "../../src/ipc/centre-requests";
import { grantDraft, receiptSeries } from "../../src/intake/number-state";
import { receiptUse } from "../../src/intake/receipt-use";
import type { EntryDraft } from "../../src/journal/entry";
import { detailsInForce, parseCentreDetails, type CentreDetails } from "../../src/procedure/centre-details";
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
      coming: data
        .ownDetails()
        .filter(({ inForceFrom }) => inForceFrom > today())
        .map(({ inForceFrom, author }) => ({ inForceFrom, author })),
    };
  };
  /** A new symbol is granted to this station by the centre itself, which registered it with the tax office. */
  const newSymbol = (next: CentreDetails, from: string): Result<EntryDraft | undefined, CentreFault> => {
    const { receipts: before } = core.details;
    const symbol = next.receipts?.symbol;
    if (symbol === undefined || symbol === before?.symbol) return ok(undefined);
    if (from !== today()) return fail({ kind: "receipts-today" });
    const numbers = runtime.state().numbers();
    const isOpen = before !== null && receiptUse(numbers, centre.agencyCode, before, from).next !== null;
    if (isOpen) return fail({ kind: "receipts-open" });
    const series = receiptSeries(centre.agencyCode);
    const known = numbers.series[series]?.grants ?? [];
    if (known.some(({ grant }) => grant.kind === "running" && grant.symbols.includes(symbol))) return ok(undefined);
    const { incarnation } = numbers;
    return ok(grantDraft({ series, incarnation, grant: { kind: "running", symbols: [symbol] } }, stationKey));
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
      const symbol = newSymbol(details.value, inForceFrom);
      if (!symbol.ok) return symbol;
      const before = await keeper.read();
      if (before === undefined) return fail({ kind: "not-recorded" });
      const versions = [...before.details, { inForceFrom, author: actor.name, details: details.value }];
      const kept = await keeper.keep("details", inForceFrom, actor, { ...before, details: versions });
      if (!kept) return fail({ kind: "not-recorded" });
      if (symbol.value !== undefined && !(await runtime.record([symbol.value])).ok)
        return fail({ kind: "not-recorded" });
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
