import type { Position } from "../journal/entry";
import type { DossierId } from "../shared/brand";
import type { Instant } from "../shared/clock";
import type { Epoch } from "./parts";
import type { BookedDossier } from "./station-entries";

/** Where one dossier stands between this station and the province. Replaced as a whole. */
export interface Standing {
  readonly id: DossierId;
  /** Its last entry in each incarnation that wrote one, in order. */
  readonly lasts: readonly Position[];
  /** Up to this entry it was complete at the province: record, pages, hashes equal. */
  readonly completeTo: Position | null;
  readonly takenOver: boolean;
  /** The province cannot take one of its entries: it will not be whole there before a person has looked. */
  readonly poisoned: boolean;
  /** What the province said of its status last, 1 to 10. */
  readonly told: { readonly status: number; readonly at: Instant } | null;
  /** When the province showed last that it holds all pages of the dossier as it is now; null after a new entry or a doubt. */
  readonly proved: Proof | null;
  /** Page files that were purged here: "some" where an entry came after that. */
  readonly away: "none" | "some" | "all";
}

export interface Proof {
  readonly at: Instant;
  readonly epoch: Epoch;
}

/** Rungs of the ladder, 1 to 5; the second is not the province's. */
export type ProvinceRung = 1 | 3 | 4 | 5;

export function newStanding(id: DossierId): Standing {
  return { id, lasts: [], completeTo: null, takenOver: false, poisoned: false, told: null, proved: null, away: "none" };
}

export function withEntry(standing: Standing, { incarnation, sequence }: Position): Standing {
  const before = standing.lasts.filter((last) => last.incarnation !== incarnation);
  const away = standing.away === "all" ? "some" : standing.away;
  return { ...standing, lasts: [...before, { incarnation, sequence }], proved: null, away };
}

export function lastOf({ lasts }: Standing): Position | undefined {
  return lasts.at(-1);
}

/** `held`: of each incarnation everything up to there is at the province. */
export function rungOf(standing: Standing, held: ReadonlyMap<number, number>): ProvinceRung {
  const hasRecord = standing.lasts.every(({ incarnation, sequence }) => (held.get(incarnation) ?? 0) >= sequence);
  if (!hasRecord || standing.poisoned) return 1;
  if (standing.completeTo === null || !isLast(standing, standing.completeTo)) return 3;
  return standing.takenOver ? 5 : 4;
}

/** `place` is the dossier's last entry: nothing was added since. */
export function isLast(standing: Standing, place: Position): boolean {
  const last = lastOf(standing);
  return last?.incarnation === place.incarnation && last.sequence === place.sequence;
}

const AWAY = { none: 0, some: 4, all: 8 } as const;

export function toBooked(standing: Standing): BookedDossier {
  const { id, lasts, completeTo, takenOver, poisoned, told, proved, away } = standing;
  return [
    id,
    lasts.flatMap(({ incarnation, sequence }) => [incarnation, sequence]),
    completeTo === null ? [0, 0] : [completeTo.incarnation, completeTo.sequence],
    (takenOver ? 1 : 0) + (poisoned ? 2 : 0) + AWAY[away],
    told === null ? null : [told.status, told.at],
    proved,
  ];
}

export function fromBooked([id, flat, [incarnation, sequence], flags, told, proved]: BookedDossier): Standing {
  const lasts = flat.flatMap((value, index) =>
    index % 2 === 0 ? [{ incarnation: value, sequence: flat[index + 1] ?? 0 }] : [],
  );
  return {
    id,
    lasts,
    completeTo: incarnation === 0 ? null : { incarnation, sequence },
    takenOver: (flags & 1) !== 0,
    poisoned: (flags & 2) !== 0,
    told: told === null ? null : { status: told[0], at: told[1] },
    proved,
    away: (flags & AWAY.all) !== 0 ? "all" : (flags & AWAY.some) !== 0 ? "some" : "none",
  };
}
