/** The day's four digits of an agency in parts: twenty stations can count at once, or fewer with more than one part. */
export const BLOCKS = 20;
/** From the top: what incarnations after the first take. Below are the blocks that stations are enrolled with. */
const OF_LATER_INCARNATIONS = 15;
/** What is given by lot is taken from here while something is free. */
const OF_THE_LOT = 10;

/**
 * The block of a station that was restored, from nothing but its place in the agency (from 1) and its incarnation: should
 * a gateway that was put back and a station that was put back both have forgotten what an earlier incarnation had, the
 * present one is given something else all the same. Pairs are counted along diagonals, so nobody has to know how many
 * stations or restores there will be. undefined: the first incarnation, or beyond the fifteen blocks there are for it.
 */
export function blockOfIncarnation(symbol: number, incarnation: number): number | undefined {
  const later = incarnation - 2;
  if (later < 0) return undefined;
  const diagonal = symbol - 1 + later;
  const place = (diagonal * (diagonal + 1)) / 2 + later;
  return place < OF_LATER_INCARNATIONS ? BLOCKS - 1 - place : undefined;
}

/** One of the free blocks. `lot`: 0 to 255, or undefined before anything can have been forgotten: then the lowest. */
export function drawBlock(taken: ReadonlySet<number>, lot: number | undefined): number | undefined {
  const free = Array.from({ length: BLOCKS }, (_, index) => index).filter((index) => !taken.has(index));
  if (lot === undefined) return free[0];
  // Not the next one after a start: should nobody be left who knows of a block, it is not the first to be given again.
  const low = free.filter((index) => index < OF_THE_LOT);
  const from = low.length > 0 ? low : free;
  return from[lot % Math.max(1, from.length)];
}
