import { distanceBetween, matchAt } from "./fuzzy";
import { isCapitals } from "./paragraphs";
import { foldLetters, type Segment } from "./segments";

/** A kind of paper as the catalogue lists it (assets/catalogue/paper-kinds.json). */
export interface PaperKindTitles {
  readonly id: string;
  readonly titles: readonly string[];
}

export interface PaperKind {
  readonly id: string;
  /** Share of the title's letters that were read as printed, 0–1. */
  readonly score: number;
}

/** The kind whose printed title stands highest, longest and in capitals; undefined where no title is on the page. */
export function findPaperKind(segments: readonly Segment[], kinds: readonly PaperKindTitles[], pageHeight: number) {
  const top = segments.filter((segment) => segment.box.top < pageHeight * 0.6);
  const lines = top.flatMap((segment, index) => {
    const next = top[index + 1];
    return next === undefined ? [segment.folded] : [`${segment.folded} ${next.folded}`, segment.folded];
  });
  const capitals = top.flatMap((segment, index) => {
    const own = isCapitals(segment.text);
    return top[index + 1] === undefined ? [own] : [own, own];
  });
  let best: (PaperKind & { readonly weight: number }) | undefined;
  for (const kind of kinds) {
    for (const title of kind.titles) {
      const wanted = foldLetters(title).trim();
      if (wanted.startsWith("(")) continue;
      lines.forEach((line, index) => {
        const match = matchTitle(line, wanted);
        if (match === undefined) return;
        const score = 1 - match / wanted.length;
        // A title is long, in capitals and alone on its line; words of the text are not.
        const alone = wanted.length / Math.max(wanted.length, line.length);
        const weight = score * (capitals[index] === true ? 3 : 1) * Math.sqrt(wanted.length) * (0.4 + alone);
        if (best === undefined || weight > best.weight) best = { id: kind.id, score, weight };
      });
    }
  }
  if (best === undefined) return letterKind(top);
  return { id: best.id, score: best.score };
}

function matchTitle(line: string, wanted: string): number | undefined {
  const limit = Math.floor(wanted.length * 0.15);
  const start = line.search(/[a-z]/);
  if (start < 0) return undefined;
  return matchAt(line, start, wanted, limit)?.changes;
}

/** An official letter has no title: "V/v" under its number, and an addressee. */
function letterKind(segments: readonly Segment[]): PaperKind | undefined {
  const about = segments.some((segment) => /^v\/v\b/.test(segment.folded));
  const to = segments.some((segment) => distanceBetween(segment.folded.slice(0, 8), "kinh gui", 1) <= 1);
  return about && to ? { id: "cong-van", score: 1 } : undefined;
}
