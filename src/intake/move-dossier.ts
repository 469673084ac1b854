import { dayOf, isoDate } from "../calendar/local-time";
import { dueAfterPauses } from "../calendar/pause";
import type { PaperField } from "../dossier/body-parts";
import { bodyVersion } from "../dossier/dossier-event";
import type { DossierCore } from "../dossier/dossier";
import { nextStatus, type Move } from "../dossier/dossier-status";
import type { MovedBody } from "../dossier/entry-bodies";
import type { EntryDraft } from "../journal/entry";
import type { NumberFault } from "../journal/number-series";
import type { Instant } from "../shared/clock";
import { fail, ok, type Result } from "../shared/result";
import { findPages } from "./check-papers";
import { createFieldChecks, type FieldChecks } from "./check-text";
import type { MoveCommand } from "./commands";
import { findCurrent } from "./find-current";
import type { CodeAllotment, CurrentDossier, IntakeContext } from "./intake-context";
import type { Refusal } from "./refusal";

/** A citizen is told why: form 02, 03 and 05 are empty without a reason (domain §2). */
const NEEDS_REASON: readonly Move[] = ["refuse", "askSupplement", "askPayment", "stop", "withdraw"];

/** Decides one move of the only table; the officer must have seen the dossier as it is now. */
export function moveDossier(command: MoveCommand, context: IntakeContext): Result<readonly EntryDraft[], Refusal> {
  const current = findCurrent(command, context);
  if (!current.ok) return current;
  const { core, heads } = current.value;
  const next = nextStatus(core.status, command.move);
  if (!next.ok) return next;

  const checks = createFieldChecks();
  const unknownPages: string[] = [];
  const reason = checks.optionalText("reason", command.reason);
  if (reason === null && NEEDS_REASON.includes(command.move)) checks.refuse("reason", { kind: "needed" });
  if (command.move === "askSupplement" && command.missing.length === 0) checks.refuse("missing", { kind: "needed" });
  if (command.move === "askSupplement" && core.supplements >= context.rules.maxSupplements) {
    checks.refuse("missing", { kind: "limit-reached", limit: context.rules.maxSupplements });
  }
  if (command.move === "refuse" && isBlank(command.ground)) checks.refuse("ground", { kind: "needed" });
  if (command.move === "handOver") checkReceiver(command.receiver, core, checks);
  const content = {
    move: command.move,
    from: core.status,
    reason,
    ground: checks.optionalText("ground", command.ground),
    department: checks.optionalText("department", command.department, 200),
    missing: command.missing.map((line, index) => checks.text(`missing.${index}`, line)),
    receiver:
      command.receiver === null
        ? null
        : { ...command.receiver, name: checks.text("receiver.name", command.receiver.name, 200) },
    pages: [...findPages(command.pages, context.pages, unknownPages)],
    supplied: checkSupplied(command, checks),
  };
  if (checks.faults.length > 0) return fail({ kind: "fields", faults: checks.faults });
  if (unknownPages.length > 0) return fail({ kind: "papers", missing: [], unknownPages });

  const allotted = allotWhereNeeded(command.move, current.value, context);
  if (!allotted.ok) return allotted;
  const body: MovedBody = {
    command: command.commandId,
    actor: context.actor,
    at: context.now,
    ...content,
    dueAt: dueAfterMove(current.value, context),
    code: allotted.value?.code ?? null,
    number: allotted.value?.number ?? null,
  };
  return ok([
    {
      class: "dossier",
      dossier: command.dossier,
      kind: "dossier.moved",
      version: bodyVersion("dossier.moved"),
      parents: heads,
      key: context.key,
      body,
    },
  ]);
}

/** Nobody takes a result away unseen, and money that is due comes first (domain §1.3, Return). */
function checkReceiver(receiver: MoveCommand["receiver"], core: DossierCore, checks: FieldChecks): void {
  if (receiver === null) checks.refuse("receiver", { kind: "needed" });
  else if (!receiver.identitySeen) checks.refuse("receiver.identitySeen", { kind: "needed" });
  if (core.finance === "due") checks.refuse("finance", { kind: "fee-due" });
}

/** New versions of papers: the accepted ones stay as they were handed in. */
function checkSupplied({ move, pages, supplied = [] }: MoveCommand, checks: FieldChecks): MovedBody["supplied"] {
  const counted = supplied.reduce((sum, paper) => sum + paper.pages, 0);
  const isSound = supplied.length === 0 || (move === "supply" && counted === pages.length);
  if (!isSound) checks.refuse("supplied", { kind: "needed" });
  return supplied.map(({ fields, ...paper }, index) => ({
    ...paper,
    name: checks.text(`supplied.${index}`, paper.name),
    ...(fields === undefined ? {} : { fields: fields.map((field, at) => confirmed(field, index, at, checks)) }),
  }));
}

function confirmed(field: PaperField, paper: number, at: number, checks: FieldChecks): PaperField {
  return { ...field, value: checks.optionalText(`supplied.${paper}.fields.${at}`, field.value) ?? "" };
}

function isBlank(text: string | null): boolean {
  return text === null || text.trim() === "";
}

/** A dossier that came from outside gets its code when an officer receives it. */
function allotWhereNeeded(
  move: Move,
  { core }: CurrentDossier,
  context: IntakeContext,
): Result<CodeAllotment | undefined, NumberFault> {
  return move === "receive" && core.code === null ? context.allotCode(isoDate(dayOf(context.now))) : ok(undefined);
}

/** After a pause: the old due time and the working time that stood still, by the calendar of the reception (domain §7). */
function dueAfterMove({ core }: CurrentDossier, context: IntakeContext): Instant | null {
  const { now } = context;
  // A clock that was set back in between would make the pause negative: then nothing is added.
  if (core.pausedAt === null || core.dueAt === null || now <= core.pausedAt) return null;
  const due = dueAfterPauses(core.dueAt, [{ from: core.pausedAt, to: now }], context.calendarOf(core.receivedAt));
  return due.ok ? due.value : null;
}
