import type { StationId } from "../shared/brand";
import type { Position } from "./entry";

/** Five rungs, from this disk to the provincial system. Derived from what holders say, never stored as a flag. */
export type CustodyRung = "saved" | "copied" | "record-at-province" | "pages-at-province" | "taken-over";

export interface EntryName extends Position {
  readonly station: StationId;
}

/** What somebody has flushed: of each station's incarnations everything up to a sequence, and pages by id. */
export interface Holding {
  /** By `holdingKey`. */
  readonly upTo: ReadonlyMap<string, number>;
  hasPage(page: string): boolean;
}

export interface CustodyFacts {
  readonly entries: readonly EntryName[];
  /** Ids of the pages as accepted, and of the papers' PDFs. */
  readonly pages: readonly string[];
  /** Stations, this one too, and second disks under a name of their own. */
  readonly holders: ReadonlyMap<string, Holding>;
  /** Null while the province was never heard of. */
  readonly province: Holding | null;
  /** The provincial system answered that it goes on with the dossier. */
  readonly isTakenOver: boolean;
  /** Computers and second disks of the centre that could hold a copy. */
  readonly places: number;
}

export type StepState = "done" | "waiting" | "skipped";

export interface Custody {
  /** The highest rung that is reached; the province counts for more than a neighbour. */
  readonly rung: CustodyRung;
  readonly steps: Readonly<Record<CustodyRung, StepState>>;
  readonly pagesAtProvince: number;
  readonly pages: number;
}

export function holdingKey(station: StationId, incarnation: number): string {
  return `${station}/${incarnation}`;
}

/** Where everything of one dossier is. A dossier without an entry is nowhere: not asked. */
export function custodyOf(facts: CustodyFacts): Custody {
  const { province, entries, pages } = facts;
  const isCopied =
    entries.every((entry) => isHeldElsewhere(facts, entry)) && pages.every((page) => isPageCopied(facts, page));
  const hasRecord = province !== null && entries.every((entry) => covers(province, entry));
  const pagesAtProvince = pages.filter((page) => province?.hasPage(page)).length;
  const hasPages = hasRecord && pagesAtProvince === pages.length;
  const isTakenOver = hasPages && facts.isTakenOver;
  const state = (reached: boolean): StepState => (reached ? "done" : "waiting");
  return {
    rung: isTakenOver
      ? "taken-over"
      : hasPages
        ? "pages-at-province"
        : hasRecord
          ? "record-at-province"
          : isCopied
            ? "copied"
            : "saved",
    steps: {
      saved: "done",
      copied: !isCopied && facts.places <= 1 ? "skipped" : state(isCopied),
      "record-at-province": state(hasRecord),
      "pages-at-province": state(hasPages),
      "taken-over": state(isTakenOver),
    },
    pagesAtProvince,
    pages: pages.length,
  };
}

/** Local bytes may go only when the province holds all of it and has just proved it by a hash over a fresh nonce. */
export function mayPurge(custody: Custody, isFreshlyProved: boolean): boolean {
  return isFreshlyProved && custody.steps["pages-at-province"] === "done";
}

function isHeldElsewhere({ holders }: CustodyFacts, entry: EntryName): boolean {
  for (const [holder, holding] of holders) if (holder !== entry.station && covers(holding, entry)) return true;
  return false;
}

function isPageCopied({ holders }: CustodyFacts, page: string): boolean {
  let copies = 0;
  for (const holding of holders.values()) if (holding.hasPage(page)) copies += 1;
  return copies >= 2;
}

function covers(holding: Holding, { station, incarnation, sequence }: EntryName): boolean {
  return (holding.upTo.get(holdingKey(station, incarnation)) ?? 0) >= sequence;
}
