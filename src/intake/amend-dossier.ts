import { bodyVersion, type BodyOf, type DossierKind } from "../dossier/dossier-event";
import { isExtendable } from "../dossier/dossier-status";
import type { EntryDraft, JsonValue } from "../journal/entry";
import { dayOf } from "../calendar/local-time";
import { closingTime, isWorkingDay } from "../calendar/working-calendar";
import { fail, ok, type Result } from "../shared/result";
import { findPages } from "./check-papers";
import { createFieldChecks, type FieldChecks } from "./check-text";
import type { AmendCommand } from "./commands";
import { findCurrent } from "./find-current";
import type { CurrentDossier, IntakeContext } from "./intake-context";
import type { Refusal } from "./refusal";

interface Amendment {
  readonly kind: DossierKind;
  readonly body: JsonValue;
}

/** Decides what changes a dossier beside its status: due time, money, delivery, signature, digitisation, disagreement. */
export function amendDossier(command: AmendCommand, context: IntakeContext): Result<readonly EntryDraft[], Refusal> {
  const current = findCurrent(command, context);
  if (!current.ok) return current;
  const checks = createFieldChecks();
  const unknownPages: string[] = [];
  const amendment = decide(command, current.value, context, checks, unknownPages);
  if (checks.faults.length > 0) return fail({ kind: "fields", faults: checks.faults });
  if (unknownPages.length > 0) return fail({ kind: "papers", missing: [], unknownPages });
  if (amendment === undefined) return fail({ kind: "not-possible-now", from: current.value.core.status });
  const { kind, body } = amendment;
  const { dossier } = command;
  const { heads: parents } = current.value;
  return ok([{ class: "dossier", dossier, kind, version: bodyVersion(kind), parents, key: context.key, body }]);
}

function decide(
  command: AmendCommand,
  { core }: CurrentDossier,
  context: IntakeContext,
  checks: FieldChecks,
  unknownPages: string[],
): Amendment | undefined {
  const decided = { command: command.commandId, actor: context.actor, at: context.now };
  switch (command.kind) {
    case "extend": {
      if (!isExtendable(core.status)) return undefined;
      if (core.extensions >= context.rules.maxExtensions) {
        checks.refuse("newDueAt", { kind: "limit-reached", limit: context.rules.maxExtensions });
      }
      if (!isWorkingDay(dayOf(command.newDueAt), context.calendar)) {
        checks.refuse("newDueAt", { kind: "not-a-working-day" });
      }
      const newDueAt = closingTime(dayOf(command.newDueAt), context.calendar);
      if (newDueAt <= Math.max(context.now, core.dueAt ?? 0)) {
        checks.refuse("newDueAt", { kind: "needed" });
      }
      const reason = checks.text("reason", command.reason);
      const signer = checks.optionalText("signer", command.signer, 200);
      const body = { ...decided, oldDueAt: core.dueAt, newDueAt, reason, signer };
      return entry("dossier.extended", body);
    }
    case "finance": {
      const ground = checks.optionalText("ground", command.ground);
      if (command.state === "exempt" && ground === null) checks.refuse("ground", { kind: "needed" });
      const { state, amountVnd, lines } = command;
      // What a receipt says is never talked away: it is voided first.
      if (core.receipts.some((receipt) => !receipt.voided)) return undefined;
      return entry("dossier.finance", { ...decided, state, amountVnd, ground, lines });
    }
    case "delivery": {
      // A result that is not there cannot be announced or sent.
      if (core.status !== "resolved" && core.status !== "returned") return undefined;
      const note = checks.optionalText("note", command.note);
      return entry("dossier.delivery", { ...decided, state: command.state, note });
    }
    case "signature": {
      const note = checks.optionalText("note", command.note);
      return entry("dossier.signature", { ...decided, state: command.state, note });
    }
    case "digitise": {
      if (command.paper >= core.digitised.length) return undefined;
      const pages = [...findPages(command.pages, context.pages, unknownPages)];
      return entry("dossier.digitised", { ...decided, paper: command.paper, state: command.state, pages });
    }
    case "apologise": {
      const reason = checks.text("reason", command.reason);
      return entry("dossier.apologised", { ...decided, reason, signer: checks.optionalText("signer", command.signer) });
    }
    case "issue":
      return entry("dossier.issued", { ...decided, paper: command.paper, time: command.time });
    case "settle": {
      if (!core.disagreements.some((one) => one.entry === command.entry && !one.settled)) return undefined;
      const note = checks.optionalText("note", command.note);
      return entry("dossier.settled", { ...decided, entry: command.entry, note });
    }
  }
}

function entry<K extends DossierKind>(kind: K, body: BodyOf<K> & JsonValue): Amendment {
  return { kind, body };
}
