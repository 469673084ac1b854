import type { Actor } from "../../src/dossier/body-parts";
import type { StationCondition } from "../../src/ipc/station-state";
import type { Damage } from "../../src/journal/ports";
import { fail, ok, type Result } from "../../src/shared/result";
import type { Core } from "./core";

/** What journal, key ring and projection say of themselves. */
export function describeCondition({ journal, ring, runtime, check }: Core): StationCondition {
  const condition = journal.condition();
  const head = journal.head();
  const lost = runtime.lostTail();
  return {
    journal: condition.kind === "closed" ? "read-only" : condition.kind,
    why: condition.kind === "read-only" ? condition.why.kind : undefined,
    head: { incarnation: head.incarnation, sequence: head.sequence },
    damages: damagesOf({ journal, runtime, check }),
    checkedAt: check.completedAt(),
    lostTail: lost === undefined ? undefined : { incarnation: lost.incarnation, sequence: lost.sequence },
    keys: { live: ring.opening.live, damaged: ring.opening.damagedSlots.length },
  };
}

/** Those that the journal met at its opening, that the state was read around, and that the check found; each once. */
function damagesOf({ journal, runtime, check }: Pick<Core, "journal" | "runtime" | "check">): readonly Damage[] {
  const known = new Map<string, Damage>();
  for (const damage of [...journal.opening.damages, ...runtime.load.damages, ...check.damages()]) {
    known.set(`${damage.segment} ${String(damage.offset)} ${damage.kind}`, damage);
  }
  return [...known.values()];
}

/** Numbers of the new incarnation come from where no lost entry can have taken them; who decided it is an entry. */
export async function goOnBehindDamage(
  { journal, runtime, stationKey: key }: Core,
  actor: Actor,
  at: number,
): Promise<Result<undefined, { readonly kind: string }>> {
  const condition = journal.condition();
  if (condition.kind !== "read-only") return fail({ kind: "not-in-this-phase" });
  const { kind: why } = condition.why;
  if (why === "fenced" || why === "newer") return fail({ kind: "not-in-this-phase" });
  const reason = why === "forked" ? "cloned" : why;
  const begun = await runtime.openIncarnation(reason);
  if (!begun.ok) return begun;
  const { officer, role } = actor;
  const body = { officer, role, at, reason };
  const draft = {
    class: "access",
    dossier: null,
    kind: "station.went-on",
    version: 1,
    parents: [],
    key,
    body,
  } as const;
  const recorded = await runtime.record([draft]);
  return recorded.ok ? ok() : recorded;
}
