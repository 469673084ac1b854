import { bodyVersion } from "../dossier/dossier-event";
import type { AcceptedBody } from "../dossier/entry-bodies";
import type { EntryDraft } from "../journal/entry";
import { fail, ok, type Result } from "../shared/result";
import { checkParty } from "./check-party";
import { createFieldChecks } from "./check-text";
import type { RefuseCommand } from "./commands";
import type { IntakeContext } from "./intake-context";
import type { Refusal } from "./refusal";

/** Decides a refusal at the counter: no code, no papers kept, and never without reason and ground (form 03). */
export function refuseVisit(command: RefuseCommand, context: IntakeContext): Result<readonly EntryDraft[], Refusal> {
  const known = context.findDossier(command.draftId);
  if (known !== undefined) return fail({ kind: "already-accepted", code: known.core?.code ?? null });
  const rules = context.findProcedure(command.procedure.code, command.procedure.version);
  if (rules === undefined) return fail({ kind: "unknown-procedure" });
  const { submitter } = command;
  const checks = createFieldChecks();
  const body: AcceptedBody = {
    command: command.commandId,
    actor: context.actor,
    at: context.now,
    status: "refused",
    code: null,
    number: null,
    procedure: { code: rules.code, version: rules.version, name: rules.name },
    channel: command.channel,
    owner: checkParty("owner", command.owner, checks, context),
    submitter: submitter === null ? null : checkParty("submitter", submitter, checks, context),
    authorisation: null,
    content: checks.optionalText("content", command.content) ?? rules.name,
    papers: [],
    copies: 1,
    receivedAt: context.now,
    dueAt: null,
    calendarVersion: null,
    immediate: false,
    delivery: "counter",
    comparedByEye: false,
    offices: {
      supports: null,
      receives: context.officeName,
      resolves: checks.optionalText("goTo", command.goTo, 200),
    },
    reason: checks.text("reason", command.reason),
    note: checks.text("ground", command.ground),
  };
  if (checks.faults.length > 0) return fail({ kind: "fields", faults: checks.faults });
  return ok([
    {
      class: "dossier",
      dossier: command.draftId,
      kind: "dossier.accepted",
      version: bodyVersion("dossier.accepted"),
      parents: [],
      key: context.key,
      body,
    },
  ]);
}
