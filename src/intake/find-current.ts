import type { DossierId, Hash } from "../shared/brand";
import { fail, ok, type Result } from "../shared/result";
import type { CurrentDossier, IntakeContext } from "./intake-context";
import type { Refusal } from "./refusal";

/** The dossier a command aims at, if it is still as the officer saw it and this program may write into it. */
export function findCurrent(
  command: { readonly dossier: DossierId; readonly expectedHeads: readonly Hash[] },
  context: IntakeContext,
): Result<CurrentDossier, Refusal> {
  const known = context.findDossier(command.dossier);
  if (known === undefined) return fail({ kind: "unknown-dossier" });
  const { core, heads, readOnly } = known;
  if (readOnly || core === undefined) return fail({ kind: "dossier-read-only" });
  return isSameSet(heads, command.expectedHeads) ? ok({ core, heads, readOnly }) : fail({ kind: "changed", heads });
}

function isSameSet(a: readonly Hash[], b: readonly Hash[]): boolean {
  return a.length === b.length && a.every((hash) => b.includes(hash));
}
