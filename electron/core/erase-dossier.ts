import type { Actor } from "../../src/dossier/body-parts";
import { eraseDossier, type EraseCommand } from "../../src/intake/erase-dossier";
import type { EraseRefusal } from "../../src/ipc/dossier-requests";
import type { SealFault } from "../../src/journal/ports";
import type { KeyId } from "../../src/shared/brand";
import type { Clock } from "../../src/shared/clock";
import type { DiskFault } from "../../src/shared/disk";
import { fail, ok, type Result } from "../../src/shared/result";
import type { StationDossier } from "../../src/intake/station-state";
import type { KeyRing } from "../keys/key-ring";
import type { StationRuntime } from "../station/station-runtime";

/** What of an open station erases. */
export interface ErasingParts {
  readonly stationKey: KeyId;
  readonly ring: Pick<KeyRing, "condition" | "destroy">;
  readonly runtime: Pick<StationRuntime, "find" | "forget" | "record" | "state">;
}

/**
 * A supervisor gives up a dossier: first the entry that says who and why, flushed, which takes it off every list; then one
 * checkpoint without its line, and no other; last its key is destroyed, which takes journal, pages and rows with it. A key
 * that is still there shows that the rest is to be done: by the repeated order or at the next start.
 */
export async function erase(
  parts: ErasingParts,
  clock: Clock,
  command: EraseCommand,
  actor: Actor,
): Promise<Result<undefined, EraseRefusal>> {
  const known = parts.runtime.find(command.dossier);
  if (known?.erased !== true) {
    const decided = eraseDossier(command, known, { now: clock.now(), actor, stationKey: parts.stationKey });
    if (!decided.ok) return decided;
    const recorded = await parts.runtime.record([decided.value]);
    if (!recorded.ok) return fail({ kind: "not-saved" });
  }
  const finished = await finishErasing(parts);
  return finished.ok ? finished : fail({ kind: "not-finished" });
}

/** For all erased dossiers that still have their key: also what a power cut left half done. */
export async function finishErasing({
  ring,
  runtime,
}: ErasingParts): Promise<Result<undefined, DiskFault | SealFault>> {
  const left: StationDossier[] = [];
  for (const id of runtime.state().tally().erased()) {
    const dossier = runtime.find(id);
    if (dossier !== undefined && ring.condition(dossier.key) === "live") left.push(dossier);
  }
  if (left.length === 0) return ok();
  const forgotten = await runtime.forget(left.map(({ id }) => id));
  return forgotten.ok ? ring.destroy(left.map(({ key }) => key)) : forgotten;
}
