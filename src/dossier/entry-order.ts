import type { Hash } from "../shared/brand";
import type { DossierEntry } from "./dossier-event";

export interface OrderedEntries {
  /** Parents before children, ties by station, incarnation and sequence; each entry once. */
  readonly ordered: readonly DossierEntry[];
  /** Entries of which a parent, or a parent's parent, has not arrived. */
  readonly waiting: readonly DossierEntry[];
}

/** The one order of a set of entries, whatever order and however often they came. */
export function orderEntries(entries: Iterable<DossierEntry>): OrderedEntries {
  const rest = [...new Map([...entries].map((entry) => [entry.hash, entry])).values()].sort(compareEntries);
  const known = new Set<Hash>();
  const ordered: DossierEntry[] = [];
  // A dossier has some ten entries: looking for the first that is ready, again and again, is quick enough.
  for (;;) {
    const index = rest.findIndex((entry) => entry.parents.every((parent) => known.has(parent)));
    const [entry] = index === -1 ? [] : rest.splice(index, 1);
    if (entry === undefined) return { ordered, waiting: rest };
    known.add(entry.hash);
    ordered.push(entry);
  }
}

function compareEntries(a: DossierEntry, b: DossierEntry): number {
  if (a.station !== b.station) return a.station < b.station ? -1 : 1;
  // A clone may use one place twice; the hash keeps even that apart.
  return a.incarnation - b.incarnation || a.sequence - b.sequence || (a.hash < b.hash ? -1 : 1);
}

/** Those that are nobody's parent, sorted. */
export function findHeads(ordered: readonly DossierEntry[]): readonly Hash[] {
  const parents = new Set(ordered.flatMap((entry) => entry.parents));
  return ordered
    .map((entry) => entry.hash)
    .filter((hash) => !parents.has(hash))
    .sort();
}
