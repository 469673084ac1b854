import type { Position } from "../journal/entry";
import type { DossierId } from "../shared/brand";
import type { Instant } from "../shared/clock";
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
}

/** Rungs of the ladder, 1 to 5; the second is not the province's. */
export type ProvinceRung = 1 | 3 | 4 | 5;

export function newStanding(id: DossierId): Standing {
  return { id, lasts: [], completeTo: null, takenOver: false, poisoned: false, told: null };
}

export function withEntry(standing: Standing, { incarnation, sequence }: Position): Standing {
  const before = standing.lasts.filter((last) => last.incarnation !== incarnation);
  return { ...standing, lasts: [...before, { incarnation, sequence }] };
}

export function lastOf({ lasts }: Standing): Position | undefined {
  return lasts.at(-1);
}

/** `held`: of each incarnation everything up to there is at the province. */
export function rungOf(standing: Standing, held: ReadonlyMap<number, number>): ProvinceRung {
  const hasRecord = standing.lasts.every(({ incarnation, sequence }) => (held.get(incarnation) ?? 0) >= sequence);
  if (!hasRecord || standing.poisoned) return 1;
  const last = lastOf(standing);
  const isComplete =
    last !== undefined &&
    standing.completeTo?.incarnation === last.incarnation &&
    standing.completeTo.sequence === last.sequence;
  if (!isComplete) return 3;
  return standing.takenOver ? 5 : 4;
}

export function toBooked({ id, lasts, completeTo, takenOver, poisoned, told }: Standing): BookedDossier {
  return [
    id,
    lasts.flatMap(({ incarnation, sequence }) => [incarnation, sequence]),
    completeTo === null ? [0, 0] : [completeTo.incarnation, completeTo.sequence],
    (takenOver ? 1 : 0) + (poisoned ? 2 : 0),
    told === null ? null : [told.status, told.at],
  ];
}

export function fromBooked([id, flat, [incarnation, sequence], flags, told]: BookedDossier): Standing {
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
  };
}
