import { searchProcedures, type ProcedureHit, type ProcedureIndex } from "./search-procedures";

/** What the kiosk does with a citizen's words: go on, ask back among a few, or call a person. */
export type Choice =
  | { readonly kind: "one"; readonly hit: ProcedureHit }
  | { readonly kind: "ask"; readonly candidates: readonly ProcedureHit[] }
  | { readonly kind: "none" };

/** Six choices a screen, by ux.md. */
const MOST_CHOICES = 6;
const CLEAR_LEAD = 25;

/**
 * One procedure only when it leads clearly; ambiguous words ("khai sinh", "mai táng") ask back, because a wrong guess
 * costs the citizen a second visit.
 */
export function chooseProcedure(index: ProcedureIndex, words: string): Choice {
  const hits = searchProcedures(index, words, 40);
  const [best, next] = hits;
  if (best === undefined) return { kind: "none" };
  if (next === undefined || best.score - next.score >= CLEAR_LEAD) return { kind: "one", hit: best };
  const near = hits.filter((hit) => best.score - hit.score < CLEAR_LEAD + 25);
  return { kind: "ask", candidates: near.slice(0, MOST_CHOICES) };
}
