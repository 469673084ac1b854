import { applyEvent } from "./apply-event";
import type { DossierCore, DossierFold, TimelineItem } from "./dossier";
import {
  DOSSIER_ERASED,
  readEvent,
  type DossierEntry,
  type DossierEvent,
  type UnreadableReason,
} from "./dossier-event";
import { findHeads, orderEntries } from "./entry-order";
import type { AcceptedBody } from "./entry-bodies";

/** A pure function of the set: any order and any repetition of the same entries give the same dossier. */
export function foldDossier(entries: Iterable<DossierEntry>): DossierFold {
  const { ordered, waiting } = orderEntries(entries);
  const heads = findHeads(ordered);
  // Also where another station's ring still has the key.
  const isErased = [...ordered, ...waiting].some(({ kind }) => kind === DOSSIER_ERASED);
  if (isErased) return { dossier: undefined, heads, waiting: waiting.length, readOnly: "sealed" };
  const timeline: TimelineItem[] = [];
  let core: DossierCore | undefined;
  let acceptance: AcceptedBody | undefined;
  let readOnly: UnreadableReason | null = null;
  for (const entry of ordered) {
    const event = readEvent(entry);
    if (typeof event === "string") {
      readOnly ??= event;
      timeline.push(unreadItem(entry));
      continue;
    }
    const step = applyEvent(core, event, entry.hash);
    if (event.kind === "dossier.accepted" && step.applied) acceptance = event.body;
    core = step.core;
    timeline.push(eventItem(entry, event, step.applied));
  }
  const dossier = core === undefined || acceptance === undefined ? undefined : { core, acceptance, heads, timeline };
  return { dossier, heads, waiting: waiting.length, readOnly };
}

function unreadItem(entry: DossierEntry): TimelineItem {
  const { hash, kind, recordedAt } = entry;
  return { entry: hash, kind, at: recordedAt, actor: null, what: null, reason: null, applied: false, event: null };
}

function eventItem(entry: DossierEntry, event: DossierEvent, applied: boolean): TimelineItem {
  const { officer, name } = event.body.actor;
  return {
    entry: entry.hash,
    kind: event.kind,
    at: event.body.at,
    actor: { officer, name },
    what: describe(event),
    reason: "reason" in event.body ? event.body.reason : null,
    applied,
    event,
  };
}

function describe(event: DossierEvent): string {
  switch (event.kind) {
    case "dossier.accepted":
      return event.body.code ?? event.body.status;
    case "dossier.moved":
      return event.body.move;
    case "dossier.extended":
      return String(event.body.newDueAt);
    case "dossier.digitised":
      return String(event.body.state);
    case "dossier.settled":
      return event.body.entry;
    case "dossier.issued":
      return event.body.paper;
    case "dossier.receipt":
      return String(event.body.totalVnd);
    case "dossier.receipt-voided":
      return String(event.body.number);
    case "dossier.apologised":
      return "";
    case "dossier.finance":
    case "dossier.delivery":
    case "dossier.signature":
      return event.body.state;
  }
}
