/** Whole numbers, both ends inside. */
export interface NumberRange {
  readonly from: number;
  readonly to: number;
}

/** Sorted, disjoint, never touching: a set of numbers in few words. */
export type NumberSet = readonly NumberRange[];

export function addNumber(set: NumberSet, number: number): NumberSet {
  return addRange(set, { from: number, to: number });
}

/** What is in either of two. */
export function joinNumbers(a: NumberSet, b: NumberSet): NumberSet {
  return b.reduce(addRange, a);
}

function addRange(set: NumberSet, added: NumberRange): NumberSet {
  const before = set.filter(({ to }) => to < added.from - 1);
  const after = set.filter(({ from }) => from > added.to + 1);
  const touching = set.slice(before.length, set.length - after.length);
  const from = Math.min(added.from, ...touching.map((range) => range.from));
  const to = Math.max(added.to, ...touching.map((range) => range.to));
  return [...before, { from, to }, ...after];
}

/**
 * The number behind all that were used in this range. A number that was passed over is never gone back to: an entry that
 * cannot be read any more (its key destroyed or damaged) may have used it.
 */
export function findNextNumber(set: NumberSet, { from, to }: NumberRange): number | undefined {
  const used = set.filter((range) => range.from <= to && range.to >= from).map((range) => Math.min(range.to, to));
  const next = Math.max(from - 1, ...used) + 1;
  return next <= to ? next : undefined;
}

/** Of what is left of a reserve, the next user gets the fourth part. */
const SHARE = 4;

/**
 * The part of a reserve for the `rank`-th user (from 1): a quarter of it for the first, a quarter of the rest for the
 * second, and so on, so that nobody has to know how many there will be. undefined when nothing is left.
 */
export function sliceOf({ from, to }: NumberRange, rank: number): NumberRange | undefined {
  let start = from;
  for (let user = 1; start <= to; user += 1) {
    const end = start + Math.ceil((to - start + 1) / SHARE) - 1;
    if (user === rank) return { from: start, to: end };
    start = end + 1;
  }
  return undefined;
}
