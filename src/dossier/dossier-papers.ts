import type { DossierId } from "../shared/brand";
import type { Instant } from "../shared/clock";
import type { Actor, DossierPaper, PaperRecord } from "./body-parts";
import type { Dossier } from "./dossier";
import type { MovedBody } from "./entry-bodies";
import { makePaperRecord, recordAt } from "./paper-record";

/** A paper of a dossier, accepted with it or supplied later; `paper.digitisation` is what it counts as now. */
export interface PlacedPaper {
  /** Its place for good: what entries of the kind `dossier.digitised` call it. */
  readonly place: number;
  readonly paper: DossierPaper;
  /** undefined: it came with the dossier. */
  readonly suppliedAt: Instant | undefined;
  readonly takenBy: Actor;
  /** Of a paper with pages, or of the one that is reused. */
  readonly record: PaperRecord | undefined;
}

/** Every paper in the order of the places: the accepted ones, then what each supplement that took effect has brought. */
export function papersOf(id: DossierId, dossier: Dossier): readonly PlacedPaper[] {
  const { acceptance, core, timeline } = dossier;
  const stateOf = (place: number, paper: DossierPaper): DossierPaper => ({
    ...paper,
    digitisation: core.digitised[place] ?? paper.digitisation,
  });
  const placed: PlacedPaper[] = acceptance.papers.map((accepted, place) => {
    const paper = stateOf(place, accepted);
    const record = recordAt(id, acceptance, place);
    return {
      place,
      paper,
      suppliedAt: undefined,
      takenBy: acceptance.actor,
      record: record && { ...record, state: paper.digitisation },
    };
  });
  for (const { event, applied } of timeline) {
    if (!applied || event?.kind !== "dossier.moved" || event.body.move !== "supply") continue;
    const { at, actor } = event.body;
    for (const [supplied, kind] of suppliedOf(event.body)) {
      const place = placed.length;
      const paper = stateOf(place, { ...supplied, id: suppliedId(place) });
      const field = acceptance.papers.find(({ record }) => record !== undefined)?.record?.fieldCode ?? null;
      const source = { ...acceptance, code: core.code, dossier: id, actor, receivedAt: at };
      const record = paper.how === "pages" ? makePaperRecord(source, place, paper, { kind, field }) : undefined;
      placed.push({ place, paper, suppliedAt: at, takenBy: actor, record });
    }
  }
  return placed;
}

/** How a supplied paper is called where papers of the procedure have their ids. */
function suppliedId(place: number): string {
  return `bo-sung.${place}`;
}

/** Each has the next so many pages of the move. */
function suppliedOf({ supplied, pages }: MovedBody): readonly (readonly [DossierPaper, string | null])[] {
  let next = 0;
  return supplied.map(({ name, pages: count, fields = [], kind = null }) => {
    const own = pages.slice(next, next + count);
    next += count;
    const paper: DossierPaper = {
      id: null,
      name,
      original: 0,
      certifiedCopy: 0,
      photocopy: 0,
      how: count === 0 ? "seen" : "pages",
      digitisation: 0,
      pages: own,
      fields,
      source: null,
    };
    return [paper, kind] as const;
  });
}
