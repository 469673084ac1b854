/** Between the two proofs of a page; steps take half a minute. */
export const CHAOS_PURGE = { finishedMs: 0, betweenProofsMs: 20_000 };
