import type { Digitisation, PageRef } from "./body-parts";
import type { Dossier } from "./dossier";

export const PDF_TYPE = "application/pdf";

/** The newest revision of a paper's PDF that an entry names. */
export interface HeldPdf {
  readonly pdf: PageRef;
  /** The words of each page, in order. */
  readonly texts: readonly PageRef[];
  /** What the paper counted as when it was made. */
  readonly state: Digitisation;
  /** Who said last what it counts as, after acceptance. */
  readonly decided: { readonly by: string; readonly at: number } | undefined;
}

/** `paper`: its place in the dossier. undefined where no PDF was made yet. */
export function findHeldPdf({ timeline }: Dossier, paper: number): HeldPdf | undefined {
  let held: Omit<HeldPdf, "decided"> | undefined;
  let decided: HeldPdf["decided"];
  for (const { event } of timeline) {
    if (event?.kind !== "dossier.digitised" || event.body.paper !== paper) continue;
    const { pages, state, actor, at } = event.body;
    const pdf = pages.find(({ mediaType }) => mediaType === PDF_TYPE);
    if (pdf === undefined) decided = { by: actor.name, at };
    else held = { pdf, texts: pages.filter((page) => page !== pdf), state };
  }
  return held === undefined ? undefined : { ...held, decided };
}
