import { bodyVersion } from "../dossier/dossier-event";
import type { EntryDraft } from "../journal/entry";
import { fail, ok, type Result } from "../shared/result";
import { createFieldChecks } from "./check-text";
import type { MoneyCommand } from "./commands";
import { findCurrent } from "./find-current";
import type { CurrentDossier, IntakeContext } from "./intake-context";
import type { Refusal } from "./refusal";

/** Decides a receipt, which takes the next number of the station's symbol, or the voiding of one. */
export function takeMoney(command: MoneyCommand, context: IntakeContext): Result<readonly EntryDraft[], Refusal> {
  const current = findCurrent(command, context);
  if (!current.ok) return current;
  return command.kind === "collect"
    ? collect(command, current.value, context)
    : voidReceipt(command, current.value, context);
}

type Decision = Result<readonly EntryDraft[], Refusal>;

function collect(
  command: Extract<MoneyCommand, { kind: "collect" }>,
  current: CurrentDossier,
  context: IntakeContext,
): Decision {
  const { core } = current;
  // Paid once: a second receipt needs the first one voided.
  if (core.code === null || core.receipts.some((receipt) => !receipt.voided)) {
    return fail({ kind: "not-possible-now", from: core.status });
  }
  const checks = createFieldChecks();
  const totalVnd = command.lines.reduce((sum, line) => sum + line.amountVnd, 0);
  if (totalVnd <= 0 || totalVnd > MOST_VND) checks.refuse("lines", { kind: "needed" });
  const reference = checks.optionalText("reference", command.reference, 200);
  if (command.method === "transfer" && reference === null) checks.refuse("reference", { kind: "needed" });
  if (checks.faults.length > 0) return fail({ kind: "fields", faults: checks.faults });
  const receipt = context.nextReceipt();
  if (!receipt.ok) return receipt;
  const { lines, method, commandId } = command;
  const body = {
    command: commandId,
    actor: context.actor,
    at: context.now,
    number: receipt.value.number,
    form: receipt.value.form,
    lines: lines.map((line) => ({ ...line, name: line.name.normalize("NFC") })),
    totalVnd,
    method,
    reference,
  };
  return entry("dossier.receipt", command, current, context, body);
}

function voidReceipt(
  command: Extract<MoneyCommand, { kind: "void-receipt" }>,
  current: CurrentDossier,
  context: IntakeContext,
): Decision {
  const { symbol, number } = command;
  const known = current.core.receipts.some((one) => one.symbol === symbol && one.number === number && !one.voided);
  if (!known) return fail({ kind: "no-such-receipt" });
  const checks = createFieldChecks();
  const reason = checks.text("reason", command.reason);
  if (checks.faults.length > 0) return fail({ kind: "fields", faults: checks.faults });
  const body = { command: command.commandId, actor: context.actor, at: context.now, symbol, number, reason };
  return entry("dossier.receipt-voided", command, current, context, body);
}

/** A mistyped amount, not a fee. */
const MOST_VND = 1_000_000_000;

function entry(
  kind: "dossier.receipt" | "dossier.receipt-voided",
  { dossier }: MoneyCommand,
  { heads: parents }: CurrentDossier,
  { key }: IntakeContext,
  body: EntryDraft["body"],
): Decision {
  return ok([{ class: "dossier", dossier, kind, version: bodyVersion(kind), parents, key, body }]);
}
