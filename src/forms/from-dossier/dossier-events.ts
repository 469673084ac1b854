import type { Dossier } from "../../dossier/dossier";
import type { BodyOf, DossierKind } from "../../dossier/dossier-event";
import type { Move } from "../../dossier/dossier-status";

/** What the entries of one kind said, the oldest first; those that did not apply any more are left out. */
export function bodiesOf<K extends DossierKind>(dossier: Dossier, kind: K): readonly BodyOf<K>[] {
  return dossier.timeline.flatMap(({ event, applied }) =>
    // Kind and body stand in one event.
    applied && event?.kind === kind ? [event.body as BodyOf<K>] : [],
  );
}

/** The last time that one of these moves was made. */
export function lastMove(dossier: Dossier, ...moves: readonly Move[]): BodyOf<"dossier.moved"> | undefined {
  return bodiesOf(dossier, "dossier.moved").findLast(({ move }) => moves.includes(move));
}

/** The last receipt that still counts. */
export function lastReceipt(dossier: Dossier): BodyOf<"dossier.receipt"> | undefined {
  const valid = dossier.core.receipts.findLast((receipt) => !receipt.voided);
  return bodiesOf(dossier, "dossier.receipt").findLast(
    ({ number }) => number.scope === valid?.symbol && number.number === valid.number,
  );
}

/** The last apology: with a new date, or for conduct. */
export function lastApology(dossier: Dossier): BodyOf<"dossier.extended"> | BodyOf<"dossier.apologised"> | undefined {
  const both = [...bodiesOf(dossier, "dossier.extended"), ...bodiesOf(dossier, "dossier.apologised")];
  return both.sort((a, b) => a.at - b.at).at(-1);
}
