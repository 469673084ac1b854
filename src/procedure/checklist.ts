import type { Procedure } from "./procedure";
import type { RequiredPaper } from "./required-paper";

/** What the officer says about one paper of the list. */
export type PaperAnswer =
  | { readonly kind: "given"; readonly original: number; readonly certifiedCopy: number; readonly photocopy: number }
  /** Reused: the centre holds it already, so nobody is asked for it again. */
  | { readonly kind: "digitised" }
  /** Shown, compared and handed back. */
  | { readonly kind: "seen" }
  /** Its condition does not apply to this citizen. */
  | { readonly kind: "not-applicable" };

export type PaperAnswers = ReadonlyMap<string, PaperAnswer>;

export type PaperLack =
  | { readonly kind: "missing"; readonly paper: RequiredPaper }
  | {
      readonly kind: "too-few";
      readonly paper: RequiredPaper;
      readonly original: number;
      readonly certifiedCopy: number;
      readonly photocopy: number;
    };

/**
 * Everything that is lacking, at once: form 02 must list it a single time. A required paper counts as fulfilled by any
 * of its alternatives; one with a condition may be declared not applicable, one without may not.
 */
export function findLackingPapers(procedure: Procedure, answers: PaperAnswers): readonly PaperLack[] {
  return procedure.papers.flatMap((paper) => {
    const lack = findLack(paper, answers.get(paper.id));
    if (lack === undefined) return [];
    const replaced = procedure.papers.some(
      (other) =>
        paper.alternatives.includes(other.id) &&
        answers.get(other.id)?.kind !== "not-applicable" &&
        answers.has(other.id) &&
        findLack(other, answers.get(other.id)) === undefined,
    );
    return replaced ? [] : [lack];
  });
}

function findLack(paper: RequiredPaper, answer: PaperAnswer | undefined): PaperLack | undefined {
  if (answer === undefined) return paper.required ? { kind: "missing", paper } : undefined;
  switch (answer.kind) {
    case "digitised":
      return undefined;
    case "seen":
      return paper.presentOnly ? undefined : { kind: "missing", paper };
    case "not-applicable":
      return paper.required && paper.condition === null ? { kind: "missing", paper } : undefined;
    case "given":
      return findShortage(paper, answer);
  }
}

/** An original stands for a copy, and a certified copy for a plain one; never the other way round. */
function findShortage(paper: RequiredPaper, given: PaperAnswer & { readonly kind: "given" }): PaperLack | undefined {
  const original = Math.max(0, paper.original - given.original);
  const spareOriginals = Math.max(0, given.original - paper.original);
  const certifiedCopy = Math.max(0, paper.certifiedCopy - given.certifiedCopy - spareOriginals);
  const spare = Math.max(0, given.certifiedCopy + spareOriginals - paper.certifiedCopy);
  const photocopy = Math.max(0, paper.photocopy - given.photocopy - spare);
  if (original + certifiedCopy + photocopy === 0) return undefined;
  return { kind: "too-few", paper, original, certifiedCopy, photocopy };
}
