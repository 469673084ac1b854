import type { StationCondition } from "../../../src/ipc/station-state";

/** The headline of a condition; undefined where nothing is to be said. */
export type Headline =
  "damaged" | "behind" | "forked" | "fenced" | "newer" | "lost-tail" | "found-damage" | "old-damage" | "keys";

/** The gravest of what there is. */
export function headlineOf({ journal, why, head, lostTail, damages, keys }: StationCondition): Headline | undefined {
  if (journal === "read-only") return why ?? "damaged";
  if (lostTail !== undefined) return "lost-tail";
  // In the journal that is being written only the quiet check finds any: at a start it would have been read-only.
  if (damages.some(({ incarnation }) => incarnation === head.incarnation)) return "found-damage";
  if (damages.length > 0) return "old-damage";
  return keys.damaged > 0 ? "keys" : undefined;
}

/** Stands in the way until somebody has read it; what is only remembered is a line on the screen. */
export function needsAPerson(condition: StationCondition): boolean {
  const headline = headlineOf(condition);
  return headline !== undefined && headline !== "old-damage" && headline !== "found-damage";
}

/** A new journal can begin behind it; a fenced one has its successor on another computer, a newer one in a later program. */
export function canGoOn({ journal, why }: StationCondition): boolean {
  return journal === "read-only" && why !== "fenced" && why !== "newer";
}
