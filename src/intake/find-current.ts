import type { DossierId, Hash } from "../shared/brand";
import { fail, ok, type Result } from "../shared/result";
import type { IntakeContext, KnownDossier } from "./intake-context";
import type { Refusal } from "./refusal";

/** The dossier a command aims at, if it is still as the officer saw it and this program may write into it. */
export function findCurrent(
  command: { readonly dossier: DossierId; readonly expectedHeads: readonly Hash[] },
  context: IntakeContext,
): Result<KnownDossier, Refusal> {
  const known = context.findDossier(command.dossier);
  if (known === undefined) return fail({ kind: "unknown-dossier" });
  if (known.readOnly) return fail({ kind: "read-only" });
  return isSameSet(known.heads, command.expectedHeads) ? ok(known) : fail({ kind: "changed", heads: known.heads });
}

function isSameSet(a: readonly Hash[], b: readonly Hash[]): boolean {
  return a.length === b.length && a.every((hash) => b.includes(hash));
}
