import { dueDate } from "../calendar/due-date";
import { dayOf, isoDate } from "../calendar/local-time";
import type { AcceptedBody } from "../dossier/entry-bodies";
import { makePaperRecord } from "../dossier/paper-record";
import { bodyVersion } from "../dossier/dossier-event";
import type { EntryDraft } from "../journal/entry";
import type { DossierId } from "../shared/brand";
import type { Instant } from "../shared/clock";
import { fail, ok, type Result } from "../shared/result";
import { checkMandate } from "./check-mandate";
import { checkPapers } from "./check-papers";
import { checkParty } from "./check-party";
import { createFieldChecks, type FieldChecks } from "./check-text";
import type { AcceptCommand } from "./commands";
import type { IntakeContext, ProcedureRules } from "./intake-context";
import type { Refusal } from "./refusal";

/** A computer whose battery died says 1970 or 2000; a due date from that helps nobody. */
const EARLIEST: Instant = Date.UTC(2025, 6, 1);
const LATEST: Instant = Date.UTC(2100, 0, 1);

/** Decides one acceptance: the entry to append, or why not. Takes a number only when nothing else is in the way. */
export function acceptDossier(command: AcceptCommand, context: IntakeContext): Result<readonly EntryDraft[], Refusal> {
  const known = context.findDossier(command.draftId);
  if (known !== undefined) return fail({ kind: "already-accepted", code: known.core?.code ?? null });
  if (context.now < EARLIEST || context.now > LATEST) return fail({ kind: "clock-implausible" });
  const rules = context.findProcedure(command.procedure.code, command.procedure.version);
  if (rules === undefined) return fail({ kind: "unknown-procedure" });
  if (!rules.inForce) return fail({ kind: "not-in-force", procedure: rules.code });

  const checks = createFieldChecks();
  const { papers, missing, unknownPages } = checkPapers(command, rules, context.pages, checks);
  const content = checkContent(command, rules, context, checks);
  if (command.dueAt !== null && command.dueAt <= context.now) checks.refuse("promisedDate", { kind: "date-in-past" });
  if (checks.faults.length > 0) return fail({ kind: "fields", faults: checks.faults });
  if (missing.length > 0 || unknownPages.length > 0) return fail({ kind: "papers", missing, unknownPages });

  const due = decideDue(command, rules, context);
  if (due === undefined) return fail({ kind: "due-date-needed" });
  const allotted = context.allotCode(isoDate(dayOf(context.now)));
  if (!allotted.ok) return allotted;

  const body: AcceptedBody = {
    ...content,
    status: "received",
    code: allotted.value.code,
    number: allotted.value.number,
    papers: [...papers],
    receivedAt: context.now,
    ...due,
  };
  const recorded = { ...body, papers: withRecords(command.draftId, body, rules) };
  return ok([
    {
      class: "dossier",
      dossier: command.draftId,
      kind: "dossier.accepted",
      version: bodyVersion("dossier.accepted"),
      parents: [],
      key: context.key,
      body: recorded,
    },
  ]);
}

/** Every paper with pages gets the record of a digitised paper (domain §1.3). */
function withRecords(dossier: DossierId, body: AcceptedBody, rules: ProcedureRules): AcceptedBody["papers"] {
  return body.papers.map((paper, place) => {
    if (paper.how !== "pages") return paper;
    const kind = rules.papers.find(({ id }) => id === paper.id)?.kind ?? null;
    const origin = { kind, field: rules.field ?? null };
    return { ...paper, record: makePaperRecord({ ...body, dossier }, place, paper, origin) };
  });
}

type Content = Omit<AcceptedBody, "status" | "code" | "number" | "papers" | "receivedAt" | "dueAt" | "calendarVersion">;

function checkContent(
  command: AcceptCommand,
  rules: ProcedureRules,
  context: IntakeContext,
  checks: FieldChecks,
): Content {
  const { submitter } = command;
  return {
    command: command.commandId,
    actor: context.actor,
    at: context.now,
    procedure: { code: rules.code, version: rules.version, name: rules.name },
    channel: command.channel,
    owner: checkParty("owner", command.owner, checks, context),
    submitter: submitter === null ? null : checkParty("submitter", submitter, checks, context),
    authorisation: checks.optionalText("authorisation", command.authorisation, 500),
    ...checkMandate(command.mandate, isoDate(dayOf(context.now)), checks),
    content: checks.optionalText("content", command.content) ?? rules.name,
    copies: command.copies,
    immediate: rules.immediate,
    delivery: command.delivery,
    comparedByEye: command.comparedByEye,
    offices: {
      supports: checks.optionalText("supportingOffice", command.supportingOffice, 200),
      receives: context.officeName,
      // What was delegated on the day of reception goes before the words of the catalogue.
      resolves: rules.competence?.authority ?? checks.optionalText("resolvingOffice", command.resolvingOffice, 200),
    },
    ...(rules.competence === undefined ? {} : { competence: rules.competence }),
    reason: declaredAbsences(command),
    note: checks.optionalText("note", command.note),
  };
}

/** "paper: reason" lines, so that whoever resolves the dossier sees why a required paper is not there. */
function declaredAbsences(command: AcceptCommand): string | null {
  if (command.absent.length === 0) return null;
  return command.absent
    .map(({ paper, reason }) => `${paper}: ${reason.normalize("NFC").trim()}`)
    .join("\n")
    .slice(0, 3000);
}

function decideDue(
  command: AcceptCommand,
  rules: ProcedureRules,
  context: IntakeContext,
): Pick<AcceptedBody, "dueAt" | "calendarVersion"> | undefined {
  const calendarVersion = context.calendar.version;
  const counted = dueDate(rules.limit, context.now, context.calendar);
  const promised = command.dueAt !== null && command.dueAt > context.now ? command.dueAt : undefined;
  if (counted.ok) return { dueAt: Math.min(counted.value.at, promised ?? counted.value.at), calendarVersion };
  return promised === undefined ? undefined : { dueAt: promised, calendarVersion };
}
