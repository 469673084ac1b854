import type { Hash } from "../shared/brand";
import type { Disagreement, DossierCore, ReceiptCore } from "./dossier";
import type { BodyOf, DossierEvent } from "./dossier-event";
import { isExtendable, isPaused, nextStatus } from "./dossier-status";
import type { AcceptedBody, MovedBody } from "./entry-bodies";

type ReceiptBody = BodyOf<"dossier.receipt">;
type ReceiptVoidedBody = BodyOf<"dossier.receipt-voided">;

/** Shared by the many dossiers without any. */
const NO_RECEIPTS: readonly ReceiptCore[] = [];

/** The core after one more event, and whether the event did what it wanted. */
export interface Step {
  readonly core: DossierCore | undefined;
  readonly applied: boolean;
}

/** `core` is undefined before the acceptance; an event that comes before it is remembered as not applied. */
export function applyEvent(core: DossierCore | undefined, event: DossierEvent, entry: Hash): Step {
  if (event.kind === "dossier.accepted") {
    if (core === undefined) return { core: startCore(event.body), applied: true };
    const wanted = event.body.code ?? event.body.status;
    return disagree(core, { entry, kind: "accepted-twice", wanted });
  }
  if (core === undefined) return { core, applied: false };
  switch (event.kind) {
    case "dossier.moved":
      return applyMove(core, event.body, entry);
    case "dossier.extended":
      if (isExtendable(core.status)) {
        return done({ ...core, dueAt: event.body.newDueAt, extensions: core.extensions + 1 });
      }
      return disagree(core, { entry, kind: "extension", wanted: String(event.body.newDueAt) });
    case "dossier.finance":
      return done({ ...core, finance: event.body.state, feeVnd: event.body.amountVnd });
    case "dossier.receipt":
      return done({ ...core, finance: "paid", feeVnd: 0, receipts: [...core.receipts, receiptOf(event.body)] });
    case "dossier.receipt-voided":
      return voidReceipt(core, event.body);
    case "dossier.delivery": {
      const announcedAt = event.body.state === "announced" ? event.body.at : core.announcedAt;
      return done({ ...core, delivery: event.body.state, announcedAt });
    }
    case "dossier.apologised":
    case "dossier.issued":
      return done(core);
    case "dossier.signature":
      return done({ ...core, signature: event.body.state });
    case "dossier.digitised":
      return done({ ...core, digitised: setPaper(core, event.body) });
    case "dossier.settled": {
      const disagreements = core.disagreements.map((one) =>
        one.entry === event.body.entry ? { ...one, settled: true } : one,
      );
      return done({ ...core, disagreements });
    }
  }
}

function startCore(body: AcceptedBody): DossierCore {
  return {
    code: body.code,
    procedure: body.procedure.code,
    status: body.status,
    receivedAt: body.receivedAt,
    dueAt: body.dueAt,
    pausedAt: null,
    extensions: 0,
    supplements: 0,
    finance: "none",
    feeVnd: null,
    receipts: NO_RECEIPTS,
    delivery: "none",
    announcedAt: null,
    signature: "none",
    digitised: body.papers.map((paper) => paper.digitisation),
    disagreements: [],
  };
}

function applyMove(core: DossierCore, body: MovedBody, entry: Hash): Step {
  const next = nextStatus(core.status, body.move);
  if (!next.ok) return disagree(core, { entry, kind: "move", wanted: body.move });
  return done({
    ...core,
    status: next.value,
    code: core.code ?? body.code,
    dueAt: body.dueAt ?? core.dueAt,
    pausedAt: isPaused(next.value) ? (core.pausedAt ?? body.at) : null,
    supplements: core.supplements + (body.move === "askSupplement" ? 1 : 0),
    delivery: body.move === "handOver" ? "delivered" : core.delivery,
    // Supplied papers get the places behind those that are there (dossier-papers.ts).
    digitised: body.move === "supply" ? [...core.digitised, ...body.supplied.map(() => 0 as const)] : core.digitised,
  });
}

function receiptOf({ number, totalVnd, method, at, reference }: ReceiptBody): ReceiptCore {
  return { symbol: number.scope, number: number.number, amountVnd: totalVnd, method, at, reference, voided: false };
}

/** The money is due again; a receipt that this dossier does not have changes nothing. */
function voidReceipt(core: DossierCore, { symbol, number }: ReceiptVoidedBody): Step {
  const spoilt = core.receipts.find((one) => one.symbol === symbol && one.number === number && !one.voided);
  if (spoilt === undefined) return done(core);
  const receipts = core.receipts.map((one) => (one === spoilt ? { ...one, voided: true } : one));
  return done({ ...core, receipts, finance: "due", feeVnd: spoilt.amountVnd });
}

function setPaper(core: DossierCore, body: { paper: number; state: 0 | 1 | 2 | 3 }): DossierCore["digitised"] {
  return core.digitised.map((state, index) => (index === body.paper ? body.state : state));
}

function done(core: DossierCore): Step {
  return { core, applied: true };
}

function disagree(core: DossierCore, side: Omit<Disagreement, "found" | "settled">): Step {
  const disagreements = [...core.disagreements, { ...side, found: core.status, settled: false }];
  return { core: { ...core, disagreements }, applied: false };
}
