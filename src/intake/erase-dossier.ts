import type { Actor } from "../dossier/body-parts";
import { DOSSIER_ERASED } from "../dossier/dossier-event";
import type { EntryDraft } from "../journal/entry";
import type { CommandId, DossierId, Hash, KeyId } from "../shared/brand";
import type { Instant } from "../shared/clock";
import { fail, ok, type Result } from "../shared/result";
import { createFieldChecks } from "./check-text";
import type { Refusal } from "./refusal";
import type { StationDossier } from "./station-state";

export interface EraseCommand {
  readonly commandId: CommandId;
  readonly dossier: DossierId;
  readonly expectedHeads: readonly Hash[];
  /** Why, and by which decision: both are kept for good. */
  readonly reason: string;
  readonly ground: string;
}

/**
 * Decides that what a dossier says is given up for good. A dossier that cannot be read may be erased too; the entry is
 * sealed under the station's key and stays when the dossier's own key is destroyed.
 */
export function eraseDossier(
  command: EraseCommand,
  known: StationDossier | undefined,
  context: { readonly now: Instant; readonly actor: Actor; readonly stationKey: KeyId },
): Result<EntryDraft, Refusal> {
  if (known === undefined) return fail({ kind: "unknown-dossier" });
  const { heads } = known;
  const isSame =
    heads.length === command.expectedHeads.length && heads.every((one) => command.expectedHeads.includes(one));
  if (!isSame) return fail({ kind: "changed", heads });
  const checks = createFieldChecks();
  const reason = checks.text("reason", command.reason);
  const ground = checks.text("ground", command.ground);
  if (checks.faults.length > 0) return fail({ kind: "fields", faults: checks.faults });
  const body = { command: command.commandId, actor: context.actor, at: context.now, reason, ground };
  const { stationKey: key } = context;
  return ok({ class: "dossier", dossier: known.id, kind: DOSSIER_ERASED, version: 1, parents: heads, key, body });
}
